import { type Answer, refuse } from '../refusal.ts'
import { type BankHolidayList, regionInWords } from './bank-holidays.ts'

/**
 * Thrown when a day is asked about that the bank-holiday list says nothing of: whether it is a working day
 * would be a guess. The message is worded for a person, so an act can turn it into a refusal as it stands.
 */
export class OutsideBankHolidayList extends Error {
  override readonly name = 'OutsideBankHolidayList'
  /** The year that the list would have to reach. */
  readonly year: number

  constructor(list: BankHolidayList, year: number) {
    const { region, version, covers } = list
    super(
      `The bank-holiday list for ${regionInWords(region)} (version ${version}) covers ${covers.from} to ${covers.to}, ` +
        `and this needs ${year}. Check the date; if it is right, the list has to be brought up to date first.`,
    )
    this.year = year
  }
}

/** What `reckon` answers, or the refusal it met by leaving the bank-holiday list. Other faults pass through. */
export function withinTheList<T>(reckon: () => Answer<T>): Answer<T> {
  try {
    return reckon()
  } catch (fault) {
    if (fault instanceof OutsideBankHolidayList) return refuse(fault.message)
    throw fault
  }
}

import { homeAddresses, personalEmails, personalPhones } from './personal/contact-details.ts'
import { bankAccounts, birthDates, nationalInsuranceNumbers, nhsNumbers } from './personal/person-numbers.ts'

/** A piece of what the public would read, and where it stands, as its reader finds it: `Page 4`, `Sheet “Data”`. */
export interface Passage {
  where: string
  /** Lines or paragraphs, joined by line feeds; cells of a table's row by tabs. */
  text: string
}

interface Detail {
  /** Counts what is found in a passage. */
  count(lines: readonly string[]): number
  one: string
  several: string
}

/**
 * Details by which people are found, stolen from or recognised. Each is a likeness and no proof, and so a warning:
 * whether a paper may name somebody is for people to judge.
 */
const DETAILS: readonly Detail[] = [
  {
    count: nationalInsuranceNumbers,
    one: 'a National Insurance number',
    several: 'National Insurance numbers',
  },
  { count: nhsNumbers, one: 'an NHS number', several: 'NHS numbers' },
  {
    count: bankAccounts,
    one: 'a bank account with its sort code',
    several: 'bank accounts with their sort codes',
  },
  { count: birthDates, one: "somebody's date of birth", several: "people's dates of birth" },
  { count: homeAddresses, one: "somebody's home address", several: "people's home addresses" },
  {
    count: personalPhones,
    one: "a private person's telephone number",
    several: "private people's telephone numbers",
  },
  { count: personalEmails, one: "a person's e-mail address", several: "people's e-mail addresses" },
]

/**
 * What in a paper looks like somebody's private details, one sentence a kind, with where it stands. The details
 * themselves are never repeated: warnings are kept and mailed. A report's contact officer, common mailboxes,
 * switchboards, venues and councillors are not told of.
 */
export const personalWords = (passages: readonly Passage[]): string[] =>
  DETAILS.flatMap(({ count, one, several }) => {
    const found = passages
      .map(({ where, text }) => ({ where, times: count(linesOf(text)) }))
      .filter(({ times }) => times > 0)
    const times = found.reduce((sum, place) => sum + place.times, 0)
    if (times === 0) return []
    const what = times === 1 ? one : `${times} ${several}`
    return `${placesInWords(found.map(({ where }) => where))}: there is what looks like ${what}. If the public should not read ${times === 1 ? 'it' : 'them'}, take ${times === 1 ? 'it' : 'them'} out and send the file again.`
  })

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

/** `Page 4`; `Page 4, Page 9 and 3 more places`. */
function placesInWords(places: readonly string[]): string {
  const all = [...new Set(places)]
  if (all.length <= 3)
    return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
  return `${all.slice(0, 3).join(', ')} and ${all.length - 3} more ${all.length === 4 ? 'place' : 'places'}`
}

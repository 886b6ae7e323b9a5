import { memoryRegister } from '../../functions/adapters/memory/memory-register.ts'
import { addDays, day } from '../../functions/domain/calendar/day.ts'
import { chaseOfficers } from '../../functions/steps/chase-officers.ts'
import { aCommittee, aMeeting, anItem, aRecord, workingDay } from '../support/council.ts'
import { roundTools } from '../support/round.ts'
import { table } from './table.ts'

const ITEMS_A_MEETING = 12
const MEETINGS_A_COMMITTEE = 20
const REPORTS_AN_AUTHOR = 3
const SIZES = [1_000, 10_000, 100_000]
/** A Thursday: no digests, so that only the chasers are measured. */
const TODAY = day('2017-07-13')

/**
 * A round over so many awaited reports in memory: a tenth of them has a stage that comes round today, the others
 * stand somewhere on their way and were told before. Then the same day's second round, which finds nothing.
 */
export async function benchRounds(): Promise<void> {
  const rows: string[][] = []
  let smallest = Number.NaN
  for (const size of SIZES) {
    const tools = await roundTools(`${TODAY}T09:00`, [], { register: await storeOf(size) })
    const [first, sent] = await timed(async () => (await chaseOfficers(tools)).sent.length)
    const [second] = await timed(async () => (await chaseOfficers(tools)).sent.length)
    const perReport = (first * 1000) / size
    if (Number.isNaN(smallest)) smallest = perReport
    rows.push([
      size.toLocaleString('en-GB'),
      sent.toLocaleString('en-GB'),
      `${(first / 1000).toFixed(2)} s`,
      `${perReport.toFixed(1)} µs`,
      `× ${(perReport / smallest).toFixed(2)}`,
      `${(second / 1000).toFixed(2)} s`,
      `${Math.round(process.memoryUsage().rss / 1e6)} MB`,
    ])
  }
  table(
    'A round of chasers, in memory',
    ['awaited reports', 'e-mails', 'round', 'a report', 'beside 1,000', 'again', 'memory'],
    rows,
  )
}

async function timed<T>(act: () => Promise<T>): Promise<[milliseconds: number, result: T]> {
  const start = performance.now()
  const result = await act()
  return [performance.now() - start, result]
}

/** Committees with meetings whose deadlines lie from today to ten weeks on: one meeting in ten is due today. */
async function storeOf(size: number) {
  const register = memoryRegister()
  const meetings = Math.ceil(size / ITEMS_A_MEETING)
  for (let at = 0; at < meetings; at += 1) {
    const committee = aCommittee({ slug: `committee-${Math.floor(at / MEETINGS_A_COMMITTEE)}` })
    await register.create(`committees/${committee.slug}`, committee)
    const date = addDays(
      workingDay('2017-07-26', (at % MEETINGS_A_COMMITTEE) * 2 + (at % 10 === 0 ? 0 : 1)),
      0,
    )
    const items = Array.from({ length: Math.min(ITEMS_A_MEETING, size - at * ITEMS_A_MEETING) }, (_, one) => {
      const number = at * ITEMS_A_MEETING + one
      return anItem({
        number: one + 1,
        authorEmails: [`author.${Math.floor(number / REPORTS_AN_AUTHOR)}@brackenshire.example`],
      })
    })
    const record = aRecord(aMeeting({ date, key: date, items }, committee))
    await register.create(`meetings/${committee.slug}/${date}`, record)
  }
  return register
}

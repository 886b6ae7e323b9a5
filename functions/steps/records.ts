import type { Day } from '../domain/calendar/day.ts'
import type { MeetingRecord } from '../domain/pipeline.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import { meetingId } from '../domain/work-programme/meeting.ts'
import type { Register } from '../ports/register.ts'

/** Where the register keeps what: one place for all the keys that are not chasers. */
export const MEETINGS = 'meetings/'
const COMMITTEES = 'committees/'
export const meetingKey = (committee: string, date: Day): string =>
  `${MEETINGS}${meetingId({ committee, date })}`
export const committeeKey = (slug: string): string => `${COMMITTEES}${slug}`

/** How many records are asked for at once: enough to hide a store's latency, few enough to hold in memory. */
const AT_ONCE = 32

/** Asks the store something of each of many, several at once; the answers in their order. */
export async function askOfEach<T, R>(many: readonly T[], ask: (one: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = []
  for (let from = 0; from < many.length; from += AT_ONCE)
    answers.push(...(await Promise.all(many.slice(from, from + AT_ONCE).map(ask))))
  return answers
}

/** Reads many records, in the order of their keys; what is not there is left out. */
export async function readAll<T>(register: Register, keys: readonly string[]): Promise<T[]> {
  const kept = await askOfEach(keys, (key) => register.read<T>(key))
  return kept.flatMap((one) => (one === undefined ? [] : [one.value]))
}

/** Every committee by its slug. */
export async function readCommittees(register: Register): Promise<Map<string, Committee>> {
  const committees = await readAll<Committee>(register, await register.list(COMMITTEES))
  return new Map(committees.map((committee) => [committee.slug, committee]))
}

/** The records of all meetings on or after a day, less those that moved elsewhere. */
export async function readMeetings(register: Register, since: Day | null = null): Promise<MeetingRecord[]> {
  const keys = await register.list(MEETINGS)
  const wanted = since === null ? keys : keys.filter((key) => key.slice(-since.length) >= since)
  const records = await readAll<MeetingRecord>(register, wanted)
  return records.filter(({ movedTo }) => movedTo === null)
}

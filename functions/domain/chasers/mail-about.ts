import { parseDay } from '../calendar/day.ts'
import { meetingId } from '../work-programme/meeting.ts'
import type { MailAbout, MailRecord } from './round-records.ts'

/**
 * What a mail is about, read back from the chasers that it told: their keys name committee, meeting and item, behind the kind
 * of notice where it is one. Empty where it is about none, as a Monday's digest over all.
 */
export function mailAbout(
  { chasers, about = [] }: Pick<MailRecord, 'chasers' | 'about'>,
  committees: ReadonlySet<string>,
): MailAbout[] {
  const found = new Map<string, MailAbout>(about.map((one) => [one.meeting ?? one.committee, one]))
  for (const key of chasers) {
    const parts = key.split('/').slice(1, 5)
    const at = parts.findIndex((part) => committees.has(part))
    if (at === -1) continue
    const committee = parts[at] ?? ''
    const named = /^(\d{4}-\d{2}-\d{2})(?:-\d+)?(?:@|$)/.exec(parts[at + 1] ?? '')?.[1]
    const date = named === undefined ? undefined : parseDay(named)
    const meeting = date === undefined ? null : meetingId({ committee, date })
    const item = meeting === null ? undefined : ITEM.exec(parts[at + 2] ?? '')?.[0]
    const known = found.get(meeting ?? committee)?.items ?? []
    const items = [...new Set([...known, ...(item === undefined ? [] : [item])])]
    found.set(meeting ?? committee, { committee, meeting, ...(items.length === 0 ? {} : { items }) })
  }
  return [...found.values()]
}

/** An item's key, and nothing else that stands behind a meeting: a person, a digest, a version. */
const ITEM = /^item-\d+$/

/** What stands in a kept mail where its reader's secret was. */
export const SECRET = '(secret)'

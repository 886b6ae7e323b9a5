import type { Day } from '../calendar/day.ts'
import type { Meeting } from '../work-programme/meeting.ts'
import type { Stage } from './stages.ts'

/**
 * A chaser's identity: the item, the stage, the deadline it counted from, and the person it goes to. The item
 * is named by its meeting's first date, so a meeting that moves takes its chasers with it.
 * Key of the register: `chasers/<committee>/<first date>/<item>/<stage>@<deadline>/<person>`.
 */
export const chaserKey = (
  meeting: Meeting,
  itemKey: string,
  stage: Stage,
  deadline: Day,
  address: string,
): string => `${chasersOf(meeting)}${itemKey}/${stage}@${deadline}/${address}`

/** The prefix of every chaser of a meeting. */
export const chasersOf = (meeting: Meeting): string => `chasers/${meeting.committee}/${meeting.key}/`

/** A digest's identity: what it is about, and the person. */
export const briefingDigestKey = (meeting: Meeting, briefing: Day, address: string): string =>
  `${chasersOf(meeting)}briefing/briefing-digest@${briefing}/${address}`

export const mondayDigestKey = (firstWorkingDay: Day, address: string): string =>
  `${mondayDigestsOf(firstWorkingDay)}${address}`

export const mondayDigestsOf = (firstWorkingDay: Day): string => `chasers/monday-digest@${firstWorkingDay}/`

/** What was told about an item, read back from the keys of its chasers. */
export interface Told {
  stage: string
  deadline: string
}

/** Reads the chasers of one meeting into item key → what was told. */
export function toldByItem(meeting: Meeting, keys: Iterable<string>): Map<string, Told[]> {
  const told = new Map<string, Told[]>()
  const prefix = chasersOf(meeting).length
  for (const key of keys) {
    const [item, stageAt] = key.slice(prefix).split('/')
    const [stage, deadline] = (stageAt ?? '').split('@')
    if (!item || !stage || !deadline) continue
    const list = told.get(item)
    if (list) list.push({ stage, deadline })
    else told.set(item, [{ stage, deadline }])
  }
  return told
}

import type { Day } from '../calendar/day.ts'
import type { Refusal } from '../refusal.ts'
import type { MeetingWords } from './programme-words.ts'
import type { ProgrammeRow } from './read-programme.ts'
import { slugOf } from './slug.ts'

/** One meeting of a work programme, with its rows in the file's order. */
export interface ProgrammeMeeting extends MeetingWords {
  committee: string
  committeeName: string
  rows: ProgrammeRow[]
  /** The date of the known meeting that it is, null for a new one; left out by files, which never say. */
  was?: Day | null
}

/** Puts rows together by meeting, and finds what does not agree within one. */
export function gatherMeetings(rows: readonly ProgrammeRow[]): {
  meetings: ProgrammeMeeting[]
  refusals: Refusal[]
} {
  const refusals: Refusal[] = []
  const groups = Map.groupBy(rows, ({ committee, date }) => `${slugOf(committee)}/${date}`)
  const meetings = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { committee, date } = first
    const unfit = unfitName(committee)
    if (unfit !== null) {
      refusals.push({ row: first.row, column: 'committee', message: unfit })
      return []
    }
    refusals.push(...repeated(group))
    return [
      {
        committee: slugOf(committee),
        committeeName: committee,
        date,
        time: agreed(group, 'time', refusals) ?? '',
        venue: agreed(group, 'venue', refusals) ?? '',
        briefing: agreed(group, 'briefing', refusals),
        deadline: agreed(group, 'deadline', refusals),
        rows: group,
      },
    ]
  })
  for (const meeting of meetings) {
    const row = meeting.rows.find((one) => one.briefing === meeting.briefing)?.row
    const message = briefingTooLate(meeting)
    if (message !== null && row !== undefined) refusals.push({ row, column: 'briefing', message })
  }
  return { meetings, refusals }
}

/** A chair is briefed before the meeting, or not at all; null where that is so. */
export const briefingTooLate = ({
  briefing,
  date,
}: Pick<MeetingWords, 'briefing' | 'date'>): string | null =>
  briefing === null || briefing <= date
    ? null
    : `The chair's briefing (${briefing}) is after the meeting (${date}). Correct one of the two dates.`

/** Names of records and upload links are made of a committee's name. */
const LONGEST_NAME = 120

function unfitName(committee: string): string | null {
  const { length } = slugOf(committee)
  if (length === 0)
    return `"${committee}" has no letters or digits to name a committee by. Write its name out.`
  if (length <= LONGEST_NAME) return null
  return `The committee's name has ${length} letters and spaces; at most ${LONGEST_NAME} are taken. Shorten it.`
}

type Shared = 'time' | 'venue' | 'briefing' | 'deadline'

/** What a meeting's rows say of it: the first that says anything. A row that says something else is a fault. */
function agreed<K extends Shared>(
  group: readonly ProgrammeRow[],
  column: K,
  refusals: Refusal[],
): ProgrammeRow[K] | null {
  const saying = group.filter((row) => row[column] !== null && row[column] !== '')
  const [first] = saying
  if (first === undefined) return null
  for (const row of saying) {
    if (row[column] === first[column]) continue
    refusals.push({
      row: row.row,
      column,
      message: `Row ${first.row} says "${first[column]}" for the same meeting, and this one "${row[column]}". Make them agree, or leave one empty.`,
    })
  }
  return first[column]
}

const plain = (title: string): string => title.toLowerCase().replace(/\s+/g, ' ').trim()

/** Whether two titles are one item's: case and spaces do not matter. */
export const sameTitle = (one: string, other: string): boolean => plain(one) === plain(other)

function repeated(group: readonly ProgrammeRow[]): Refusal[] {
  return group.flatMap((row, at) => {
    const earlier = group.slice(0, at)
    const number = earlier.find((one) => row.item !== null && one.item === row.item)
    const title = earlier.find((one) => sameTitle(one.title, row.title))
    return [
      ...(number === undefined
        ? []
        : [
            {
              row: row.row,
              column: 'item',
              message: `Row ${number.row} has the number ${row.item} too, at the same meeting. Give each item its own.`,
            },
          ]),
      ...(title === undefined
        ? []
        : [
            {
              row: row.row,
              column: 'title',
              message: `Row ${title.row} has the same title, at the same meeting. Take one row out, or tell them apart.`,
            },
          ]),
    ]
  })
}

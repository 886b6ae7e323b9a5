import { type Day, dayNumber, dayNumbered, inFullWords, inWords } from '../../domain/calendar/day.ts'
import { done } from '../../domain/refusal.ts'
import { type Meeting, meetingId } from '../../domain/work-programme/meeting.ts'
import { writeProgramme } from '../../domain/work-programme/write-programme.ts'
import { importFile } from '../../steps/import-file.ts'
import { readCommittees, readMeetings } from '../../steps/records.ts'
import type { Session } from '../session.ts'
import { changes } from '../staff-door.ts'
import type { StaffTools } from '../web-tools.ts'
import { changesBy } from './changes.ts'
import { stateTag } from './states.ts'

const LEFT = 190
const WIDTH = 960
const TOP = 40
const ROW = 26

/** The year at a glance, and every meeting with its reports. */
export async function programmeView(tools: StaffTools, session: Session) {
  const meetings = (await readMeetings(tools.register))
    .map(({ meeting }) => meeting)
    .sort((one, other) => (one.date < other.date ? -1 : 1))
  return {
    title: 'Work programme',
    mayEdit: changes(session),
    timeline: meetings.length === 0 ? null : timeline(meetings),
    meetings: meetings.map((meeting) => ({
      name: `${meeting.committeeName}, ${inFullWords(meeting.date)}`,
      address: `/meetings/${meetingId(meeting)}`,
      dates: datesInWords(meeting),
      items: meeting.items
        .filter(({ standing }) => !standing)
        .toSorted((one, other) => one.number - other.number)
        .map(({ number, title, authors, state }) => ({
          number,
          title,
          author: authors.join('; '),
          ...stateTag(state.at),
        })),
    })),
  }
}

const datesInWords = ({ briefing, dates }: Meeting): string =>
  [
    briefing === null ? '' : `Chair’s briefing on ${inWords(briefing)}.`,
    `Reports due on ${inWords(dates.reportDeadline)}.`,
    `Publish by ${inWords(dates.publishBy)}.`,
  ]
    .filter((one) => one !== '')
    .join(' ')

function timeline(meetings: Meeting[]) {
  const daysOf = ({ briefing, dates, date }: Meeting): Day[] =>
    [briefing, dates.reportDeadline, dates.publishBy, date].filter((one) => one !== null)
  const all = meetings.flatMap(daysOf).map(dayNumber)
  const [from, to] = [Math.min(...all) - 7, Math.max(...all) + 7]
  const x = (day: Day): number =>
    LEFT + Math.round(((dayNumber(day) - from) / (to - from)) * (WIDTH - LEFT - 10))
  return {
    words: `A drawing of ${meetings.length} meetings, with their briefings, report deadlines and days of publication`,
    height: TOP + meetings.length * ROW,
    months: [dayNumbered(from), ...monthsBetween(from, to)].map((first) => ({
      x: x(first),
      name: inWords(first).split(' ')[1]?.slice(0, 3) ?? '',
    })),
    rows: meetings.map((meeting, at) => ({
      y: TOP + at * ROW + 5,
      name: `${inWords(meeting.date)}`,
      marks: [
        ...(meeting.briefing === null
          ? []
          : [{ x: x(meeting.briefing), y: TOP + at * ROW, fill: '#ffffff' }]),
        { x: x(meeting.dates.reportDeadline), y: TOP + at * ROW, fill: '#ffdd00' },
        { x: x(meeting.dates.publishBy), y: TOP + at * ROW, fill: '#b1b4b6' },
        { x: x(meeting.date), y: TOP + at * ROW, fill: '#1d4f5c' },
      ],
    })),
  }
}

function monthsBetween(from: number, to: number): Day[] {
  const months: Day[] = []
  for (let number = from; number <= to; number += 1) {
    const day = dayNumbered(number)
    if (day.endsWith('-01')) months.push(day)
  }
  return months
}

/** Every meeting as a file that can be edited and imported again. */
export async function programmeFile({ register }: StaffTools): Promise<string> {
  const meetings = (await readMeetings(register)).map(({ meeting }) => meeting)
  return writeProgramme(meetings, await readCommittees(register))
}

/** What an import would do, and the form that does it. */
export async function previewView(tools: StaffTools, file: { name: string; bytes: Uint8Array; by: string }) {
  const previewed = await changesBy(tools, (draft) => importFile(draft, file))
  if ('refused' in previewed) return previewed
  const { answer, changes } = previewed.done
  const { kind, added, changed, moved, items, warnings } = answer
  const thing = kind === 'committee' ? 'A committee file' : `A work programme with ${items} items`
  return done({
    title: 'What this file would change',
    back: '/programme',
    backWords: 'Work programme',
    summary:
      added + changed === 0
        ? `${thing}. Everything in it is known already: nothing would change.`
        : `${thing}. New: ${added}; changed: ${changed}${moved > 0 ? `, of which ${moved} moved to another date` : ''}. Nothing has been changed yet.`,
    changes,
    warnings,
    action: '/programme/import',
    isFile: true,
    hidden: [
      { name: 'name', value: file.name },
      { name: 'content', value: Buffer.from(file.bytes).toString('base64') },
    ],
    actWords: 'Import it',
  })
}

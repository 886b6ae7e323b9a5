import type { Day } from '../calendar/day.ts'
import { inFullWords } from '../calendar/day.ts'
import { withinTheList } from '../calendar/outside-bank-holiday-list.ts'
import { done, type Refusal } from '../refusal.ts'
import type { Committee } from '../work-programme/committee.ts'
import { type ProgrammeMeeting, sameTitle } from '../work-programme/gather-meetings.ts'
import { type Item, type Meeting, type MeetingDates, meetingId } from '../work-programme/meeting.ts'
import { mergeItems } from '../work-programme/merge-items.ts'
import { asPublished, printedOtherwise } from '../work-programme/published-agenda.ts'
import { committeeCalendar, committeeDeadlines } from './committee-deadlines.ts'
import { findMoved, halfMoved, type KnownMeeting } from './find-moved.ts'
import { changesIn, type MeetingChange } from './meeting-changes.ts'
import { datesToKeep } from './report-deadline.ts'

/** What an import does to one meeting. */
export interface PlannedMeeting {
  next: Meeting
  /** The meeting as it was; null for a new one. */
  before: Meeting | null
  /** What changed, in plain words; empty where nothing did. */
  changes: MeetingChange[]
}

export interface ImportPlan {
  meetings: PlannedMeeting[]
  refusals: Refusal[]
  warnings: string[]
}

/**
 * Plans an import over one committee: which meetings are new, changed or moved, with their dates by the law.
 * `known` holds every meeting of the committee that the register has. Faults are found in all meetings.
 */
export function planImport(asked: {
  committee: Committee
  meetings: readonly ProgrammeMeeting[]
  known: readonly KnownMeeting[]
  today: Day
}): ImportPlan {
  const { committee, meetings, known, today } = asked
  const moved = findMoved(meetings, known, today)
  const keys = new Set(known.map(({ meeting }) => meeting.key))
  const plan: ImportPlan = { meetings: [], refusals: [], warnings: [] }
  for (const wanted of meetings) {
    const before =
      known.find(({ meeting }) => meeting.date === (wanted.was ?? wanted.date))?.meeting ??
      moved.get(wanted) ??
      null
    const published = known.find(({ meeting }) => meeting === before)?.published ?? null
    const dates = datesOf(wanted, committee, plan)
    if (dates === null) continue
    const key = before?.key ?? freeKey(wanted.date, keys)
    keys.add(key)
    const latest = before === null ? null : halfMoved(before, known)
    const next = nextMeeting({ wanted, before: latest, published, committee, dates, key, today }, plan)
    plan.meetings.push({ next, before, changes: changesIn(before, next) })
    if (before !== null) plan.warnings.push(...movedHere(before, next, wanted), ...renamed(before, next))
  }
  return plan
}

/** Where in its file something is: nowhere for what came from a page. */
const atRow = (row: number | undefined): { row?: number } => (row === undefined || row === 0 ? {} : { row })

const inRow = (row: number | undefined, words: string): string =>
  row === undefined || row === 0 ? words : `Row ${row}: ${words}`

/** The date, unless a meeting that was planned for that day and moved away is named by it. */
function freeKey(date: Day, taken: ReadonlySet<string>): string {
  let key: string = date
  for (let count = 2; taken.has(key); count += 1) key = `${date}-${count}`
  return key
}

/** A meeting's dates; null where the file's own cannot stand, with the reason among the plan's refusals. */
function datesOf(wanted: ProgrammeMeeting, committee: Committee, plan: ImportPlan): MeetingDates | null {
  const { date, deadline, rows } = wanted
  const answer = committeeDeadlines(committee, { date, statedDeadline: deadline })
  if ('refused' in answer) {
    const stating = rows.find((row) => row.deadline !== null && row.deadline === deadline)
    const column =
      'refused' in committeeDeadlines(committee, { date, statedDeadline: null }) ? 'date' : 'deadline'
    const row = (column === 'deadline' ? stating : rows[0])?.row
    plan.refusals.push(...answer.refused.map(({ message }) => ({ message, column, ...atRow(row) })))
    return null
  }
  plan.warnings.push(...answer.done.warnings.map((warning) => inRow(rows[0]?.row, warning)))
  judgeBriefing(wanted, committee, plan)
  return datesToKeep(answer.done)
}

function nextMeeting(
  asked: {
    wanted: ProgrammeMeeting
    before: Meeting | null
    published: KnownMeeting['published']
    committee: Committee
    dates: MeetingDates
    key: string
    today: Day
  },
  plan: ImportPlan,
): Meeting {
  const { wanted, before, published, committee, dates, key, today } = asked
  const merged = mergeItems(before?.items ?? [], wanted.rows, committee, today)
  const items = published === null ? merged.items : asPublished(before?.items ?? [], merged.items, published)
  const warning = published === null ? merged.warning : null
  const next: Meeting = {
    committee: committee.slug,
    committeeName: committee.name,
    key,
    date: wanted.date,
    time: wanted.time,
    venue: wanted.venue,
    briefing: wanted.briefing,
    statedDeadline: wanted.deadline,
    dates,
    datesChanged: before === null ? null : datesChanged(before, dates, today),
    ...(before?.cancelled === undefined ? {} : { cancelled: before.cancelled }),
    ...(before?.substitutes === undefined ? {} : { substitutes: before.substitutes }),
    items,
  }
  if (published !== null && before !== null)
    plan.warnings.push(...keptAsPublished(before, merged.items, published))
  if (warning !== null) plan.warnings.push(`${meetingId(next)}: ${warning}`)
  if (next.cancelled !== undefined)
    plan.warnings.push(`${meetingId(next)} is cancelled: nobody is chased for what is on it.`)
  plan.warnings.push(...undated(next), ...unchaseable(next, wanted))
  return next
}

function keptAsPublished(before: Meeting, merged: readonly Item[], published: ReadonlySet<string>): string[] {
  const worded = merged.filter((item) => {
    const was = before.items.find(({ key }) => key === item.key)
    return was !== undefined && printedOtherwise(was, item, published).length > 0
  })
  if (worded.length === 0) return []
  const titles = worded.map(({ title }) => `"${title}"`).join(', ')
  return [
    `The agenda of ${meetingId(before)} is public, and stays as it was published: it is not worded anew for ${titles}.`,
  ]
}

/** Whoever was told the old deadline is told the new one, once. */
const datesChanged = (before: Meeting, dates: MeetingDates, today: Day): Meeting['datesChanged'] =>
  before.dates.reportDeadline === dates.reportDeadline
    ? before.datesChanged
    : { on: today, from: before.dates.reportDeadline }

/** A meeting without dates of its own must not be skipped in silence: the lead is told what applies. */
function undated({ briefing, statedDeadline, dates, ...meeting }: Meeting): string[] {
  if (briefing !== null || statedDeadline !== null) return []
  return [
    `For the scrutiny lead: ${meetingId(meeting)} states neither a chair's briefing nor a report deadline. The computed dates apply: ` +
      `reports by ${inFullWords(dates.reportDeadline)}, publication by ${inFullWords(dates.publishBy)}.`,
  ]
}

function unchaseable({ items }: Meeting, { rows }: ProgrammeMeeting): string[] {
  return rows
    .filter(({ kind, authorEmails }) => kind === 'report' && authorEmails.length === 0)
    .filter(({ title }) => items.some((item) => item.title === title && item.state.at !== 'received'))
    .map(({ row, title }) =>
      inRow(row, `"${title}" has no author's e-mail (author_email), so nobody can be chased for it.`),
    )
}

/** A briefing on a day off is unusual and warned about; one that the bank-holiday list does not reach is refused. */
function judgeBriefing({ briefing, rows }: ProgrammeMeeting, committee: Committee, plan: ImportPlan): void {
  if (briefing === null) return
  const row = rows.find((one) => one.briefing === briefing)?.row
  const answer = withinTheList(() => done(committeeCalendar(committee).whyNotWorking(briefing)))
  if ('refused' in answer) {
    plan.refusals.push(
      ...answer.refused.map(({ message }) => ({ message, column: 'briefing', ...atRow(row) })),
    )
  } else if (answer.done !== undefined) {
    plan.warnings.push(
      inRow(row, `The chair's briefing, ${inFullWords(briefing)}, is ${answer.done}. Check the date.`),
    )
  }
}

/** That a meeting moved is a conclusion from its items: the lead is told, and can say otherwise. */
function movedHere(before: Meeting, next: Meeting, { rows, was }: ProgrammeMeeting): string[] {
  if (before.date === next.date || was !== undefined) return []
  return [
    `Row ${rows[0]?.row}: the meeting of ${inFullWords(before.date)} is taken to have moved to ${inFullWords(next.date)}, ` +
      'with all that was sent for it. If both take place, import a file that lists both.',
  ]
}

/** A report that is in stays with its item's number: where the title became another, somebody should look. */
function renamed(before: Meeting, next: Meeting): string[] {
  return next.items.flatMap((item) => {
    const earlier = before.items.find(({ key }) => key === item.key)
    if (earlier === undefined || earlier.submissions.length === 0 || sameTitle(earlier.title, item.title))
      return []
    return [
      `${meetingId(next)}: item ${item.number} was "${earlier.title}", for which a report is in, and is now "${item.title}". ` +
        'The report stays with it. If it is another item, give it another number.',
    ]
  })
}

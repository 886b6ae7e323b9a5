import { inFullWords } from '../../domain/calendar/day.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { meetingWords } from '../../domain/work-programme/as-programme.ts'
import { meetingId } from '../../domain/work-programme/meeting.ts'
import { findMeeting } from '../../steps/change-meeting.ts'
import { type EditedMeeting, seenBy } from '../../steps/edit-programme.ts'
import { readCommittees } from '../../steps/records.ts'
import { SURE } from '../sure.ts'
import type { StaffTools } from '../web-tools.ts'
import { type Asked, fieldViews } from './form-fields.ts'

/** What is asked of a meeting; each field is named by its column of the work programme. */
export const MEETING_FIELDS: readonly Asked[] = [
  { name: 'date', label: 'Date of the meeting', as: 'date' },
  { name: 'time', label: 'Time', hint: 'As it is printed: 4.30 pm. Left empty, the committee’s usual time.' },
  { name: 'venue', label: 'Venue', hint: 'Left empty, the committee’s usual venue.' },
  {
    name: 'briefing',
    label: 'Chair’s briefing',
    as: 'date',
    hint: 'Follows no rule. Leave it empty for none.',
  },
  {
    name: 'deadline',
    label: 'Report deadline, where you state one',
    as: 'date',
    hint: 'Left empty, it is worked out from the law’s clear days and the committee’s margin.',
  },
]

/** What was filled in, or would be asked again. */
export interface Filled {
  values: Readonly<Record<string, string>>
  refused?: Refusal[]
  /** What its editor had before them, which stays what they had until they open the form again. */
  seen?: string
}

/** The form that adds a meeting to a committee's work programme. */
export async function newMeetingForm(tools: StaffTools, filled: Filled & { committee: string }) {
  const committees = [...(await readCommittees(tools.register)).values()]
  const options = committees.map(({ slug, name }) => ({ value: slug, words: name }))
  const whose: Asked = { name: 'committee', label: 'Committee', as: 'choice', options }
  const values = { ...filled.values, committee: filled.committee }
  return {
    title: 'Add a meeting',
    back: '/programme',
    backWords: 'Work programme',
    explained:
      committees.length === 0
        ? ['No committee is known yet. Import a committee file or a work programme first.']
        : [],
    action: '/programme/add',
    seen: '',
    fields: fieldViews([whose, ...MEETING_FIELDS], values, filled.refused),
    submit: 'See what this adds',
  }
}

/** The form that changes a meeting; null where there is no such meeting. */
export async function meetingForm(tools: StaffTools, name: string, filled: Filled | null) {
  const found = await findMeeting(tools, name)
  if ('refused' in found) return null
  const { meeting } = found.done.record
  const { date, time, venue, briefing, deadline } = meetingWords(meeting)
  const values = filled?.values ?? { date, time, venue, briefing: briefing ?? '', deadline: deadline ?? '' }
  return {
    title: 'Change the meeting',
    back: `/meetings/${meetingId(meeting)}`,
    backWords: `${meeting.committeeName}, ${inFullWords(meeting.date)}`,
    explained: [],
    action: `/meetings/${meetingId(meeting)}/edit`,
    seen: filled?.seen ?? seenBy(tools, meeting, { what: 'meeting' }),
    fields: fieldViews(MEETING_FIELDS, values, filled?.refused),
    submit: 'See what would change',
  }
}

/** What a change of a meeting would do, and the form that does it. */
export function meetingPreview(
  { answer: { next, before, warnings }, changes }: { answer: EditedMeeting; changes: string[] },
  { action, back, backWords }: { action: string; back: string; backWords: string },
  fields: Record<string, string>,
) {
  const { reportDeadline, publishBy, clearDays } = next.dates
  const told = next.datesChanged
  const isTold = told !== null && JSON.stringify(told) !== JSON.stringify(before?.datesChanged)
  return {
    title: before === null ? 'What this adds' : 'What this changes',
    back,
    backWords,
    summary:
      `The meeting is on ${inFullWords(next.date)}. Reports are due on ${inFullWords(reportDeadline)}, and the papers are ` +
      `published by ${inFullWords(publishBy)}, with ${clearDays.length} clear days. Nothing has been changed yet.`,
    changes,
    warnings: [
      ...(isTold
        ? [
            `Whoever was told that reports are due on ${inFullWords(told.from)} is written to once, with the new date.`,
          ]
        : []),
      ...warnings,
    ],
    action,
    isFile: false,
    hidden: [...Object.entries(fields).map(([name, value]) => ({ name, value })), SURE],
    actWords: before === null ? 'Add the meeting' : 'Change the meeting',
  }
}

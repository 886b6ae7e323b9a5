import { inFullWords } from '../../domain/calendar/day.ts'
import { ownItems } from '../../domain/work-programme/as-programme.ts'
import { type Meeting, meetingId } from '../../domain/work-programme/meeting.ts'
import { findMeeting } from '../../steps/change-meeting.ts'
import type { StaffTools } from '../web-tools.ts'
import { fieldViews } from './form-fields.ts'
import type { Filled } from './meeting-form.ts'

/** The form that cancels a meeting; null where there is no such meeting. */
export async function cancelForm(tools: StaffTools, name: string, filled: Filled | null) {
  const found = await findMeeting(tools, name)
  if ('refused' in found) return null
  const { meeting } = found.done.record
  return {
    title: 'Cancel the meeting',
    back: `/meetings/${meetingId(meeting)}`,
    backWords: `${meeting.committeeName}, ${inFullWords(meeting.date)}`,
    explained: [
      'Nothing is deleted, and it can be taken back. To have it on another day, change its date instead.',
    ],
    action: `/meetings/${meetingId(meeting)}/cancel`,
    seen: '',
    fields: fieldViews(
      [{ name: 'because', label: 'Why it does not take place', as: 'area', hint: 'The authors are told.' }],
      filled?.values ?? {},
      filled?.refused,
    ),
    submit: 'See what this changes',
  }
}

/** What becomes of a meeting's items when it is cancelled, and the form that does it. */
export const cancelPreview = (
  meeting: Meeting,
  { action, back, backWords }: { action: string; back: string; backWords: string },
  hidden: readonly { name: string; value: string }[],
) => ({
  title: 'What this changes',
  back,
  backWords,
  summary: `The meeting of ${inFullWords(meeting.date)} does not take place. Nothing has been changed yet.`,
  changes: ownItems(meeting)
    .filter(({ state }) => state.at === 'deferred' && state.to === null)
    .map(({ number, title }) => `Item ${number}, “${title}”, waits under “Owed, and on no meeting”`),
  warnings: [
    'Nobody is chased for it any more. The authors of its reports are written to once, and what they sent is kept.',
  ],
  action,
  isFile: false,
  hidden,
  actWords: 'Cancel the meeting',
})

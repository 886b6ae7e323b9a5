import { type Day, inFullWords, inWords } from '../../domain/calendar/day.ts'
import type { Doer } from '../../domain/doer.ts'
import { done } from '../../domain/refusal.ts'
import { ownItems } from '../../domain/work-programme/as-programme.ts'
import { type Meeting, meetingId } from '../../domain/work-programme/meeting.ts'
import { type Owed, owedAndUnscheduled } from '../../domain/work-programme/owed.ts'
import { writeProgramme } from '../../domain/work-programme/write-programme.ts'
import { importFile } from '../../steps/import-file.ts'
import { readCommittees, readMeetings } from '../../steps/records.ts'
import type { Session } from '../session.ts'
import { changes } from '../staff-door.ts'
import type { StaffTools } from '../web-tools.ts'
import { changesBy } from './changes.ts'
import { type Chosen, chosenMeetings, filtersView } from './programme-filters.ts'
import { stateNote, stateTag } from './states.ts'
import { timelineView } from './timeline.ts'

/** What each mark of the drawing means, drawn as it is there. */
const LEGEND = [
  { words: 'Chair’s briefing', isBriefing: true },
  { words: 'Reports due', isDue: true },
  { words: 'Publish by', isPublish: true },
  { words: 'Meeting', isMeeting: true },
].map((mark) => ({
  x: 11,
  y: 11,
  isBriefing: false,
  isDue: false,
  isPublish: false,
  isMeeting: false,
  ...mark,
}))

/** The year at a glance, every meeting with its reports, and what is owed and on none. */
export async function programmeView(tools: StaffTools, session: Session, asked: Chosen) {
  const all = (await readMeetings(tools.register))
    .map(({ meeting }) => meeting)
    .sort((one, other) => (one.date < other.date ? -1 : 1))
  const today = tools.clock.today()
  const committees = [...(await readCommittees(tools.register)).values()].map(({ slug, name }) => ({
    slug,
    name,
  }))
  const chosen = chosenMeetings(all, asked, today)
  const shown = chosen.meetings
  const ofCommittee = all.filter(({ committee }) => chosen.committee === '' || committee === chosen.committee)
  return {
    title: 'Work programme',
    mayEdit: changes(session),
    mostOfAFile: `${tools.programmeMegabytes} MB`,
    filters: filtersView(all, committees, chosen),
    timeline: timelineView(shown, today),
    legend: LEGEND,
    addAddress: `/programme/add${chosen.committee === '' ? '' : `?committee=${chosen.committee}`}`,
    committees: committees
      .filter(({ slug }) => chosen.committee === '' || slug === chosen.committee)
      .map(({ slug, name }) => ({ name, address: `/committees/${slug}/edit` })),
    owed: owedAndUnscheduled(ofCommittee, today).map((one) => owedView(one, all, today)),
    meetings: shown.map((meeting) => ({
      name: `${meeting.committeeName}, ${inFullWords(meeting.date)}`,
      address: `/meetings/${meetingId(meeting)}`,
      dates: datesInWords(meeting),
      cancelled: meeting.cancelled !== undefined,
      items: ownItems(meeting).map(({ number, title, authors, state }) => ({
        number,
        title,
        address: `/meetings/${meetingId(meeting)}/items/${number}`,
        author: authors.join('; '),
        ...stateTag(state),
      })),
    })),
  }
}

function owedView({ meeting, item, why }: Owed, all: readonly Meeting[], today: Day) {
  const when = inWords(meeting.date)
  const words = {
    deferred: `Deferred from ${when}: ${stateNote(item.state)}`,
    'taken-off': `Taken off the work programme for ${when}`,
    'not-in': `Was not in for the meeting of ${when}`,
  }
  return {
    title: item.title,
    address: `/meetings/${meetingId(meeting)}/items/${item.number}`,
    addAddress: `/programme/add?committee=${meeting.committee}`,
    id: `to-${meeting.committee}-${meeting.key}-${item.key}`,
    why: words[why],
    choices: meetingsToCome(meeting, all, { today, withItsOwn: why === 'taken-off' }),
  }
}

/** The meetings of its committee that an item can be put on. */
export const meetingsToCome = (
  from: Meeting,
  all: readonly Meeting[],
  { today, withItsOwn }: { today: Day; withItsOwn: boolean },
) =>
  all
    .filter(({ committee, key }) => committee === from.committee && (withItsOwn || key !== from.key))
    .filter(({ date, cancelled }) => date >= today && cancelled === undefined)
    .map(({ date }) => ({ value: date, words: inFullWords(date) }))

const datesInWords = ({ briefing, dates, cancelled }: Meeting): string =>
  cancelled !== undefined
    ? `Does not take place: ${cancelled.because}`
    : [
        briefing === null ? '' : `Chair’s briefing on ${inWords(briefing)}.`,
        `Reports due on ${inWords(dates.reportDeadline)}.`,
        `Publish by ${inWords(dates.publishBy)}.`,
      ]
        .filter((one) => one !== '')
        .join(' ')

/** Every meeting as a file that can be edited and imported again. */
export async function programmeFile({ register }: StaffTools): Promise<string> {
  const meetings = (await readMeetings(register)).map(({ meeting }) => meeting)
  return writeProgramme(meetings, await readCommittees(register))
}

/** What an import would do, and the form that does it. */
export async function previewView(tools: StaffTools, file: Doer & { name: string; bytes: Uint8Array }) {
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

import { inFullWords } from '../domain/calendar/day.ts'
import { workingDaysLeft } from '../domain/chasers/choose-chasers.ts'
import { person } from '../domain/chasers/recipients.ts'
import { dueInWords } from '../domain/chasers/stage-words.ts'
import { committeeCalendar } from '../domain/deadlines/committee-deadlines.ts'
import type { MeetingRecord } from '../domain/pipeline.ts'
import { done } from '../domain/refusal.ts'
import { publishedVersionOf } from '../domain/release/published.ts'
import { stateInWords } from '../domain/submissions/moves.ts'
import { mayReceive } from '../domain/submissions/receive-report.ts'
import type { Committee, Mailbox } from '../domain/work-programme/committee.ts'
import type { Item, SubmittedFile } from '../domain/work-programme/meeting.ts'
import { whomToAsk } from '../steps/ask-question.ts'
import { replyToOf } from '../steps/compose-letter.ts'
import { pagesToLookAt } from '../steps/preview-report.ts'
import { committeeKey } from '../steps/records.ts'
import { openLink } from '../steps/upload-links.ts'
import { capital, timeInWords } from './views/states.ts'
import type { OfficerTools } from './web-tools.ts'

/** Schedule 12A, Part 1, in the words of everyday. */
const PARAGRAPHS = [
  'about an individual',
  'likely to reveal who an individual is',
  'financial or business affairs of a person, or of the council',
  'consultations and negotiations on labour relations',
  'legal professional privilege',
  'a notice, order or direction that the council means to make',
  'preventing, investigating or prosecuting crime',
]

/** What a link opens: a person, their meeting, and which of its items are theirs. */
export interface Desk {
  token: string
  who: Mailbox
  record: MeetingRecord
  committee: Committee
  items: Item[]
}

/** Opens a link: whose it is, and which reports of its meeting are theirs. */
export async function openDesk(tools: OfficerTools, token: string) {
  const opened = await openLink(tools, token)
  if ('refused' in opened) return opened
  const { link, record } = opened.done
  const committee = await tools.register.read<Committee>(committeeKey(record.meeting.committee))
  if (committee === undefined)
    throw new Error(`No committee "${record.meeting.committee}" is in the register`)
  const isTheirs = ({ authorEmails, deputyEmails, directorEmails }: Item): boolean =>
    [...authorEmails, ...deputyEmails, ...directorEmails].map(person).includes(person(link.person.address))
  const items = record.meeting.items.filter(isTheirs).sort((one, other) => one.number - other.number)
  return done<Desk>({ token, who: link.person, record, committee: committee.value, items })
}

const frame = (tools: OfficerTools, { record, committee, token }: Desk) => ({
  committee: record.meeting.committeeName,
  meetingDate: inFullWords(record.meeting.date),
  contact: replyToOf(committee, tools.sender).name,
  back: `/r/${token}`,
})

function dueWords(tools: OfficerTools, { record, committee }: Desk): string {
  const { reportDeadline } = record.meeting.dates
  const left = workingDaysLeft(committeeCalendar(committee), tools.clock.today(), reportDeadline)
  const verb = left < 0 ? 'Reports were due' : 'Reports are due'
  return `${verb} on ${inFullWords(reportDeadline)}, by ${committee.cutOff}: ${dueInWords(left)}.`
}

/** All of an officer's reports for the meeting. */
export const listView = (tools: OfficerTools, desk: Desk) => ({
  ...frame(tools, desk),
  title: 'Your reports',
  due: dueWords(tools, desk),
  person: desk.who.name,
  items: desk.items.map((item) => ({
    title: item.title,
    address: `/r/${desk.token}/${item.number}`,
    hint: `Agenda item ${item.number}`,
    state: capital(stateInWords(item.state.at)),
  })),
})

/** One report's page. */
export function reportView(tools: OfficerTools, desk: Desk, item: Item) {
  const { meeting, packs } = desk.record
  const may = mayReceive(item, publishedVersionOf(packs, item.key))
  const newest = item.submissions.at(-1)
  return {
    ...frame(tools, desk),
    title: item.title,
    number: item.number,
    here: `/r/${desk.token}/${item.number}`,
    asksWhom: whomToAsk(desk.committee)?.name ?? 'scrutiny team',
    due: dueWords(tools, desk),
    facts: [
      { label: 'What is asked', value: item.description },
      { label: 'Asked for by', value: item.reason },
      { label: 'Where it stands', value: stateFacts(item) },
      { label: 'Agenda published by', value: inFullWords(meeting.dates.publishBy) },
      {
        label: 'Meeting',
        value: [inFullWords(meeting.date), meeting.time, meeting.venue].filter(Boolean).join(', '),
      },
    ].filter(({ value }) => value !== ''),
    takes: 'done' in may,
    takesNothing: 'refused' in may ? may.refused.map(({ message }) => message).join(' ') : '',
    uploadHeading: newest === undefined ? 'Send the report' : 'Replace it',
    receipt:
      newest === undefined
        ? ''
        : `Version ${newest.version}, sent by ${newest.by} on ${timeInWords(newest.at)}.`,
    files: (newest?.files ?? []).map((file) => ({ words: fileWords(file), notes: file.warnings ?? [] })),
    takesFiles: tools.intake.by === 'us',
    takesForms: tools.intake.by === 'forms',
    pictures: (tools.intake.by === 'us' ? pagesToLookAt(item) : []).map(({ page, words }) => ({
      address: `/r/${desk.token}/${item.number}/pages/${page}`,
      words,
    })),
    secrecies: [
      { value: 'open', words: 'Yes, all of it', isChosen: true },
      { value: 'appendices', words: 'The report yes, the appendices no', isChosen: false },
      { value: 'all', words: 'No, none of it: it is exempt', isChosen: false },
      { value: 'confidential', words: 'No: the government or a court forbids it', isChosen: false },
    ],
    paragraphs: PARAGRAPHS.map((words, at) => ({ number: at + 1, words })),
    choices: [
      { value: 'on-track', words: 'It is on track, and will be in time' },
      { value: 'to-follow', words: 'It will be late: print “to follow” on the agenda' },
      { value: 'withdrawn', words: 'It is not needed at this meeting' },
    ],
  }
}

const fileWords = ({ role, name, pages, secrecy }: SubmittedFile): string =>
  `${role === 'report' ? 'Report' : 'Appendix'}: ${name}, ${pages === 1 ? '1 page' : `${pages} pages`}${secrecy === null ? '' : ', not for publication'}`

function stateFacts({ state }: Item): string {
  const words = capital(stateInWords(state.at))
  const because = 'because' in state ? `: ${state.because}` : ''
  const until =
    state.at === 'to-follow' && state.until !== null ? `, promised for ${inFullWords(state.until)}` : ''
  return words + until + because
}

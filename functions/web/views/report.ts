import { inFullWords } from '../../domain/calendar/day.ts'
import { publishedVersionOf } from '../../domain/release/published.ts'
import { stateInWords } from '../../domain/submissions/moves.ts'
import { mayReceive } from '../../domain/submissions/receive-report.ts'
import type { Item, Meeting, SubmittedFile } from '../../domain/work-programme/meeting.ts'
import { whomToAsk } from '../../steps/ask-question.ts'
import { pagesToLookAt } from '../../steps/preview-report.ts'
import type { Desk } from '../officer-desk.ts'
import type { OfficerTools } from '../web-tools.ts'
import { dueWords } from './my-reports.ts'
import { capital, inPages, stateNote, timeInWords } from './states.ts'

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

/** One report's page, for whoever writes it. */
export function reportView(tools: OfficerTools, desk: Desk, item: Item) {
  const { meeting, packs } = desk.record
  const may = mayReceive(item, publishedVersionOf(packs, item.key))
  const here = `${desk.place}/${item.number}`
  const newest = item.submissions.at(-1)
  return {
    committee: meeting.committeeName,
    meetingDate: inFullWords(meeting.date),
    back: desk.home,
    here,
    title: item.title,
    number: item.number,
    asksWhom: whomToAsk(desk.committee)?.name ?? 'scrutiny team',
    due: dueWords(tools, desk),
    facts: factsOf(meeting, item),
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
    pictures: picturesOf(tools, desk, item).map(({ page, words }) => ({
      address: `${here}/pages/${page}`,
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

/**
 * The pages that are worth a look. A link that is passed on is passed on for its own meeting: what the public may not see
 * is drawn by that one's link alone.
 */
export const picturesOf = ({ intake }: OfficerTools, { isOwn }: Desk, item: Item) =>
  intake.by === 'us' ? pagesToLookAt(item).filter(({ isExempt }) => isOwn || !isExempt) : []

const factsOf = (meeting: Meeting, item: Item) =>
  [
    { label: 'What is asked', value: item.description },
    { label: 'Asked for by', value: item.reason },
    {
      label: 'Where it stands',
      value: [capital(stateInWords(item.state.at)), stateNote(item.state)].filter(Boolean).join(': '),
    },
    { label: 'Agenda published by', value: inFullWords(meeting.dates.publishBy) },
    {
      label: 'Meeting',
      value: [inFullWords(meeting.date), meeting.time, meeting.venue].filter(Boolean).join(', '),
    },
  ].filter(({ value }) => value !== '')

const fileWords = ({ role, name, pages, secrecy }: SubmittedFile): string =>
  `${role === 'report' ? 'Report' : 'Appendix'}: ${name}, ${inPages(pages)}${secrecy === null ? '' : ', not for publication'}`

import { inFullWords } from '../../domain/calendar/day.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { publishedVersionOf } from '../../domain/release/published.ts'
import { stateInWords } from '../../domain/submissions/moves.ts'
import { mayReceive } from '../../domain/submissions/receive-report.ts'
import type { Item, Meeting, SubmittedFile } from '../../domain/work-programme/meeting.ts'
import { whomToAsk } from '../../steps/ask-question.ts'
import { pagesToLookAt } from '../../steps/preview-report.ts'
import type { Fields } from '../form-fields.ts'
import type { Desk } from '../officer-desk.ts'
import type { OfficerTools } from '../web-tools.ts'
import { findingsView } from './findings.ts'
import { itemDueWords } from './my-reports.ts'
import { choicePart, type LeftOpen, secrecyPart, statePart } from './report-forms.ts'
import { arrivingNote, capital, inPages, stateNote, timeInWords } from './states.ts'
import { uploadWords } from './upload-words.ts'

/** What somebody wrote into one of the page's forms that was refused: it stands there still. */
export type Said = { of: 'report' | 'state' | 'question'; fields: Fields } | { of: 'nothing' }

/** One report's page, for whoever writes it. */
export function reportView(
  tools: OfficerTools,
  desk: Desk,
  item: Item,
  said: Said = { of: 'nothing' },
  left: LeftOpen = { choices: [], kept: [], offer: '' },
) {
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
    key: item.key,
    asksWhom: whomToAsk(desk.committee)?.name ?? 'scrutiny team',
    due: itemDueWords(tools, desk, item),
    facts: factsOf(meeting, item),
    takes: 'done' in may,
    takesNothing: 'refused' in may ? whyNothing(item, may.refused) : '',
    uploadHeading: newest === undefined ? 'Send the report' : 'Replace it',
    isFirst: newest === undefined,
    receipt:
      newest === undefined
        ? ''
        : `Version ${newest.version}, sent by ${newest.by} on ${timeInWords(newest.at)}.${'done' in may ? ' You may replace it until the pack is published.' : ''}`,
    returned: returnedWords(item),
    underWay: arrivingNote(item, tools.clock.today()),
    underWayPlace: `${here}/offer/${item.arriving?.offer}`,
    files: (newest?.files ?? []).map((file, _, files) => ({
      words: fileWords(file),
      ...findingsView(files, file, desk.isOwn || file.secrecy === null),
    })),
    earlier: item.submissions
      .slice(0, -1)
      .toReversed()
      .map(({ version, by, at, files }) => ({
        name: `Version ${version}, sent by ${by} on ${timeInWords(at)}`,
        files: files.map((file) => ({ words: fileWords(file), sha256: file.sha256 })),
      })),
    ...uploadWords,
    takesFiles: tools.intake.by === 'us',
    takesForms: tools.intake.by === 'forms',
    pictures: picturesOf(tools, desk, item).map(({ page, words }) => ({
      address: `${here}/pages/${page}`,
      words,
    })),
    unseen: outOfReach(tools, item),
    ...secrecyPart(said.of === 'report' ? said.fields : null, newest?.files ?? []),
    ...choicePart(said.of === 'report' ? said.fields : null, left, newest?.files ?? []),
    ...statePart(item, said.of === 'state' ? said.fields : null),
    question: said.of === 'question' ? said.fields.one('question') : '',
  }
}

/**
 * The pages that are worth a look. A link that is passed on is passed on for its own meeting: what the public may not see
 * is drawn by that one's link alone, and only by whom exempt papers are in reach of.
 */
export function picturesOf({ intake: { preview } }: OfficerTools, { isOwn }: Desk, item: Item) {
  if (preview === null) return []
  const drawsExempt = isOwn && preview.restricted !== null
  return pagesToLookAt(item).filter(({ isExempt }) => drawsExempt || !isExempt)
}

const outOfReach = ({ intake: { preview } }: OfficerTools, item: Item): string =>
  preview?.restricted === null && pagesToLookAt(item).some(({ isExempt }) => isExempt)
    ? 'Pages that are not for publication are not shown here: these pages have no way to them. They are marked so in the restricted pack.'
    : ''

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

/** Why it came back to its author: nothing else on the page matters before that. */
const returnedWords = ({ state }: Item): string =>
  state.at === 'returned'
    ? `It was returned to you on ${inFullWords(state.on)}: ${state.because}${/[.!?]$/.test(state.because) ? '' : '.'} Send it again below.`
    : ''

/** Why an item takes no report, for somebody who was asked for one. */
function whyNothing({ state }: Item, refused: Refusal[]): string {
  const because = 'because' in state ? `: ${state.because}` : ''
  if (state.at === 'withdrawn')
    return `It is withdrawn from this agenda${because}. Nothing more is asked of you. ${WRONG}`
  if (state.at === 'deferred')
    return `It is deferred to another meeting${because}. Nothing is asked of you now. ${WRONG}`
  if (state.at === 'oral')
    return `It is to be given orally at the meeting, without a written report. ${WRONG}`
  return refused.map(({ message }) => message).join(' ')
}

const WRONG = 'If that is wrong, ask below.'

const fileWords = ({ role, name, pages, secrecy }: SubmittedFile): string =>
  `${role === 'report' ? 'Report' : 'Appendix'}: ${name}, ${inPages(pages)}${secrecy === null ? '' : ', not for publication'}`

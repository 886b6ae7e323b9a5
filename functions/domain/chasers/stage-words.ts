import { inFullWords, inWords, listInWords } from '../calendar/day.ts'
import type { Ask } from './ask.ts'
import type { Stage } from './stages.ts'

/** How one stage speaks: a subject before the title, the same for several reports, and its sentences. */
interface StageWords {
  subject: (ask: Ask) => string
  /** After a number, where one mail tells of several: `two overdue`. */
  several: (ask: Ask) => string
  /** What is asked comes first. */
  sentences: (ask: Ask) => string[]
  /** What the reader can choose, where a decision is asked; else they are simply shown where to upload. */
  isDecision?: true
  /** It goes to people who do not write the report themselves. */
  isForOthers?: true
}

/** `the report "Gritting routes" for the Highways Scrutiny Committee on Wednesday 26 July 2017` */
const theReport = (ask: Ask): string => `the report "${ask.title}" for ${theMeeting(ask)}`
const theMeeting = (ask: Ask): string => `the ${ask.committeeName} on ${inFullWords(ask.meetingDate)}`
const theDeadline = (ask: Ask): string => `by ${ask.cutOff} on ${inFullWords(ask.reportDeadline)}`
const shortDate = ({ reportDeadline }: Ask): string => listInWords([reportDeadline])
const publication = (ask: Ask): string => `The agenda must be published by ${inFullWords(ask.publishBy)}.`

/** `in 5 working days`, `on the next working day`, `today`, `one working day late`. */
export function dueInWords(workingDaysLeft: number): string {
  if (workingDaysLeft > 1) return `in ${workingDaysLeft} working days`
  if (workingDaysLeft === 1) return 'on the next working day'
  if (workingDaysLeft === 0) return 'today'
  return workingDaysLeft === -1 ? 'one working day late' : `${-workingDaysLeft} working days late`
}

/** When it is due and how far off that is, from either side of the day. */
function stillDue(ask: Ask): string {
  const when = dueInWords(ask.workingDaysLeft)
  return ask.workingDaysLeft < 0
    ? `It was due ${theDeadline(ask)} and is ${when}.`
    : `It is due ${when}: ${theDeadline(ask)}.`
}

const countdown = ({ workingDaysLeft }: Ask): string =>
  workingDaysLeft < 0 ? 'Overdue' : `Due ${dueInWords(workingDaysLeft)}`

const pleaseUpload = (ask: Ask): string => `Please upload ${theReport(ask)}.`

/** An ordinary reminder, as the deadline comes nearer. */
const countingDown: StageWords = {
  subject: countdown,
  several: (ask) => `due on ${shortDate(ask)}`,
  sentences: (ask) => [pleaseUpload(ask), stillDue(ask)],
}

export const STAGE_WORDS: Record<Stage, StageWords> = {
  commission: {
    subject: ({ reportDeadline }) => `Report wanted by ${inWords(reportDeadline)}`,
    several: (ask) => `wanted by ${shortDate(ask)}`,
    sentences: (ask) => [
      `Please write ${theReport(ask)}, and upload it in time.`,
      `${stillDue(ask)} The calendar file with this e-mail holds the date.`,
    ],
  },
  reminder: { ...countingDown, subject: ({ reportDeadline }) => `Report due ${inWords(reportDeadline)}` },
  clearance: {
    subject: () => 'Time for clearance',
    several: () => 'ready for clearance',
    sentences: (ask) => [
      `Please send ${theReport(ask)} to finance and legal now, so that it is cleared in time.`,
      stillDue(ask),
    ],
  },
  'three-days-left': countingDown,
  'one-day-left': countingDown,
  'due-today': {
    subject: () => 'Due today',
    several: () => 'due today',
    sentences: (ask) => [
      `Please upload today ${theReport(ask)}.`,
      ask.workingDaysLeft < 0 ? stillDue(ask) : `It is due by ${ask.cutOff}.`,
    ],
  },
  overdue: {
    subject: () => 'Overdue',
    several: () => 'overdue',
    isDecision: true,
    sentences: (ask) => [
      `Please say today what is to happen with ${theReport(ask)}.`,
      `${stillDue(ask)} ${publication(ask)}`,
    ],
  },
  'decision-needed': {
    subject: () => 'Decision needed today',
    several: () => 'to be decided today',
    isDecision: true,
    isForOthers: true,
    sentences: (ask) => [
      `Please decide today what is to happen with ${theReport(ask)}.`,
      `${stillDue(ask)} ${publication(ask)}`,
    ],
  },
  'publication-day': {
    subject: () => 'Not in for publication',
    several: () => 'not in for publication',
    isForOthers: true,
    sentences: (ask) => [
      `Please publish the agenda for ${theMeeting(ask)}, with or without the report "${ask.title}".`,
      `The last lawful day is ${inFullWords(ask.publishBy)}. ${notIn(ask)}`,
    ],
  },
  'to-follow-due': {
    subject: () => 'Promised for today',
    several: () => 'promised for today',
    sentences: (ask) => [
      `Please upload today ${theReport(ask)}.`,
      `It is announced as "to follow", and was promised for ${inFullWords(ask.reportDeadline)}, by ${ask.cutOff}. If it will be later, please answer with the new date and the reason.`,
    ],
  },
  'date-changed': {
    subject: ({ reportDeadline }) => `New date, ${inWords(reportDeadline)}`,
    several: () => 'with a new date',
    sentences: (ask) => [
      `Please note the new date of ${theReport(ask)}.`,
      `${stillDue(ask)} ${ask.previousDeadline === null ? '' : `The date before was ${inFullWords(ask.previousDeadline)}. `}The calendar file with this e-mail holds the new one.`,
    ],
  },
}

function notIn({ state }: Ask): string {
  if (state.at !== 'to-follow') return 'The report is not in. Without it, the agenda prints "To follow".'
  const until = state.until === null ? '' : ` by ${inFullWords(state.until)}`
  return `The report is to follow${until}: ${state.because}. The agenda prints "To follow".`
}

/** What can be chosen for a report that is late. */
export const CHOICES = [
  'Upload it, if it is ready.',
  'To follow: say by which day, and why. The agenda then prints "To follow".',
  'Defer it: say to which meeting, and why.',
  'Withdraw it: say why.',
]

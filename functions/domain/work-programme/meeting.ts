import type { Day } from '../calendar/day.ts'
import type { Accessibility } from '../papers/accessibility.ts'
import type { OpenChoice, Scanned } from '../papers/findings.ts'
import type { PaperKind } from '../papers/paper-kind.ts'
import type { ReportState } from './report-state.ts'

/** How an item is dealt with: by a written report, by word of mouth, or without either. */
export type ItemKind = 'report' | 'oral' | 'none'

/** One line of a committee's work programme, on the agenda of one meeting. */
export interface Item {
  /** Names the item for good, unique within its meeting: `item-3`. Survives renumbering and moved meetings. */
  key: string
  /** Its number on this meeting's agenda, from 1. */
  number: number
  /** The agenda section it stands in, as printed: `Overview and scrutiny activities`. */
  section: string
  title: string
  /** The paragraph that the agenda prints under the title; empty where none was given. */
  description: string
  kind: ItemKind
  /** Standing procedural business that the committee file adds to every meeting. */
  standing: boolean
  /** The report authors' posts, in order: `Assistant Director (Highways)`. */
  authors: string[]
  /** The authors' addresses, in order, lower case. */
  authorEmails: string[]
  deputyEmails: string[]
  /** The director's post, and where to write to them. */
  director: string
  directorEmails: string[]
  /** The resolution that this report answers; empty where none was given. */
  reason: string
  /** What the committee is asked to resolve; empty where none was given. */
  recommended: string
  /** Whom the public may ask about this item, as printed: `Highways team – 01632 960 001`. */
  contact: string
  /** Columns of the work programme that Packhorse does not know, kept as they came. */
  extra: Record<string, string>
  state: ReportState
  /** The day on which Packhorse first learnt of the item. */
  scheduledOn: Day
  /** The lead's pause: no chaser goes out while it stands. */
  paused: { because: string } | null
  submissions: Submission[]
  /** An upload that is here whole and is being looked at: its offer, and the wall-clock time at which it was sent. */
  arriving?: { offer: string; at: string }
  /** Why the chair takes an item that was not on the published agenda (LGA 1972 s.100B(4)(b)). */
  late?: { because: string }
  /** The item that it was deferred from, of another meeting: `<committee>/<meeting's key>/<item's key>`. */
  deferredFrom?: string
}

/** One upload of a report with its appendices. The newest one counts; older ones are kept. */
export interface Submission {
  /** From 1, one more with each upload. */
  version: number
  on: Day
  /** Europe/London wall-clock time of the upload: `2017-07-13T16:20`. */
  at: string
  by: string
  /** The upload that was asked for, where it came by one: no upload makes two versions. */
  offer?: string
  /** The report first, then its appendices in order. */
  files: SubmittedFile[]
}

export interface SubmittedFile {
  role: 'report' | 'appendix'
  /** The name that the officer's file had. */
  name: string
  pages: number
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: string
  /** Which store keeps it: what is exempt never lies beside what is open. */
  store: 'open' | 'restricted'
  key: string
  /** Why the public may not see it; null for an open file. */
  secrecy: Secrecy | null
  /** What intake found that does not keep it out; left out where it found nothing. */
  warnings?: string[]
  /** What it said of itself and its author, and the pack does not. */
  leftOut?: string[]
  /** What its sender could have chosen, and did not. */
  choices?: OpenChoice[]
  /** How well it serves those who cannot see it; left out by versions of the program that did not look. */
  accessibility?: Accessibility
  /** Whether it was looked through for harmful software; left out by versions of the program that did not look. */
  scanned?: Scanned
  /** What was sent, where the PDF was made of it. */
  original?: Original
}

/** A file as it was sent, kept in the restricted store: it may hold what the PDF that was made of it leaves out. */
export interface Original {
  kind: PaperKind
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: string
  key: string
}

/**
 * Why a file is kept from the public. Exempt: Local Government Act 1972, Schedule 12A Part 1, paragraphs 1–7,
 * if and so long as the public interest in keeping it outweighs that in disclosing it.
 * Confidential: s.100A(2)–(3), where exclusion is mandatory and no public-interest test applies.
 */
export type Secrecy =
  | { kind: 'exempt'; paragraphs: number[]; because: string; review: Day | null }
  | { kind: 'confidential'; because: string }

/** The dates that the law and the committee's margin give a meeting. */
export interface MeetingDates {
  /** The last lawful day to publish the agenda and reports. */
  publishBy: Day
  /** When reports must be in. */
  reportDeadline: Day
  /** Whether the work programme states the report deadline, or it was computed. */
  stated: boolean
  /** How many clear days the jurisdiction demands. */
  needed: number
  /** The working days strictly between `publishBy` and the meeting. */
  clearDays: Day[]
  /** The version of the bank-holiday list they were computed from. */
  bankHolidays: string
}

/** Somebody who sits at one meeting in place of an appointed member, as its front sheet names them. */
export interface Substitute {
  member: string
  substitute: string
}

export interface Meeting {
  /** The committee's slug: `childrens-services-overview-and-scrutiny-committee`. */
  committee: string
  committeeName: string
  /**
   * Names the meeting for good, within its committee: the date it was first planned for, which stays when the
   * meeting moves (`2017-07-26`; `2017-07-26-2` for another one that is planned for that day afterwards).
   */
  key: string
  date: Day
  /** As the work programme has it: `4.30 pm`; empty where none was given. */
  time: string
  venue: string
  /** The chair's briefing: follows no rule, so it is stored and never computed. */
  briefing: Day | null
  /** The report deadline that the work programme states, where it states one. */
  statedDeadline: Day | null
  dates: MeetingDates
  /** Set when the report deadline moved after it was first told: the day we knew, and the deadline before. */
  datesChanged: { on: Day; from: Day } | null
  /** Set when it does not take place: its items wait for another meeting, and nobody is chased. */
  cancelled?: { on: Day; because: string }
  /** Who sits there in place of a member; left out where nobody does. */
  substitutes?: Substitute[]
  items: Item[]
}

/** Names an item for good, over all meetings. */
export const itemPlace = ({ committee, key }: Pick<Meeting, 'committee' | 'key'>, item: Pick<Item, 'key'>) =>
  `${committee}/${key}/${item.key}`

/** A meeting by the date that it was first planned for, as mails name it for good. */
export const firstNameOf = ({ committee, key }: Pick<Meeting, 'committee' | 'key'>): string =>
  `${committee}/${key.slice(0, 'yyyy-mm-dd'.length)}`

/** `<committee-slug>/<yyyy-mm-dd>`: how everyone names a meeting. */
export const meetingId = (of: { committee: string; date: Day }): string => `${of.committee}/${of.date}`

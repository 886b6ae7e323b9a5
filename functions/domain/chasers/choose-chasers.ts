import type { Day } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { isBeingLookedAt } from '../work-programme/being-looked-at.ts'
import type { Committee, Mailbox } from '../work-programme/committee.ts'
import { type Item, type Meeting, meetingId } from '../work-programme/meeting.ts'
import type { Ask } from './ask.ts'
import { chaserKey, toldByItem } from './ledger-keys.ts'
import { mailboxesOf, person } from './recipients.ts'
import { type DueStage, type Role, recipientRoles, type Stage, stagesReached } from './stages.ts'

/** Everything a round knows of one meeting when it decides. */
export interface MeetingToChase {
  meeting: Meeting
  committee: Committee
  calendar: WorkingCalendar
  /** A pack of it is public already. */
  released: boolean
  /** Keys of the chasers that stand in the ledger: sent, or being sent by a round at work. */
  told: readonly string[]
}

/** One chaser that is due: one item, one stage, one person. */
export interface DueChaser {
  /** Its identity, and its key in the ledger. */
  key: string
  to: Mailbox
  role: Role
  copy: Mailbox[]
  committee: Committee
  ask: Ask
}

/** Somebody who would be written to, and why not. */
export interface Held {
  to: string
  because: string
}

/**
 * Every chaser that this meeting owes today and that the ledger does not hold, and whom it would reach but for
 * a reason. Pure: the same picture gives the same answer.
 */
export function chooseChasers(picture: MeetingToChase, today: Day): { due: DueChaser[]; held: Held[] } {
  const { meeting } = picture
  if (today > meeting.date || meeting.cancelled !== undefined) return { due: [], held: [] }
  const standing = new Set(picture.told)
  const toldOf = toldByItem(meeting, picture.told)
  const due: DueChaser[] = []
  const held: Held[] = []
  for (const item of meeting.items) {
    const told = toldOf.get(item.key) ?? []
    const toldOtherDeadline = told.some(
      ({ stage, deadline }) => countsFromDeadline(stage) && deadline !== meeting.dates.reportDeadline,
    )
    const { calendar, released, committee } = picture
    const question = {
      item,
      meeting,
      calendar,
      settings: committee.chasing,
      today,
      toldOtherDeadline,
      released,
    }
    for (const reached of stagesReached(question)) {
      const chasers = chasersFor(picture, item, reached, today)
      if (chasers.length === 0) held.push(nobodyToChase(item, meeting, reached.stage))
      const fresh = chasers.filter(({ key }) => !standing.has(key))
      const because = whyHeld(item, today)
      if (because === null) due.push(...fresh)
      else held.push(...fresh.map(({ to }) => ({ to: to.address, because })))
    }
  }
  return { due, held }
}

/** Why nobody is chased for an item that is owed; null where they are. */
function whyHeld(item: Item, today: Day): string | null {
  if (item.paused !== null) return `paused by the lead: ${item.paused.because}`
  return isBeingLookedAt(item, today)
    ? `a report for item ${item.number}, "${item.title}", was sent, and is being looked at`
    : null
}

/** A deadline that was kept for a meeting is named by these stages; the others name another day. */
const countsFromDeadline = (stage: string): boolean =>
  !['publication-day', 'to-follow-due', 'briefing-digest'].includes(stage)

function chasersFor(picture: MeetingToChase, item: Item, { stage }: DueStage, today: Day): DueChaser[] {
  const { meeting, committee } = picture
  const roles = recipientRoles(stage)
  const to = roles.to.flatMap((role) =>
    mailboxesOf(role, item, committee).map((mailbox) => ({ mailbox, role })),
  )
  // A decision that no director can be asked for is the lead's.
  if (to.length === 0 && stage === 'decision-needed') {
    to.push(...mailboxesOf('lead', item, committee).map((mailbox) => ({ mailbox, role: 'lead' as const })))
  }
  const addressees = uniquePeople(to)
  const reached = new Set(addressees.map(({ mailbox }) => person(mailbox.address)))
  const copies = roles.copy
    .flatMap((role) => mailboxesOf(role, item, committee))
    .filter(({ address }) => !reached.has(person(address)))
  const ask = askOf(picture, item, stage, today)
  return addressees.map(({ mailbox, role }, at) => ({
    key: chaserKey(meeting, item.key, stage, countedFrom(item, meeting, stage), person(mailbox.address)),
    to: mailbox,
    role,
    // With several authors, one mail carries the copies: nobody is copied twice about one report.
    copy: at === 0 ? copies : [],
    committee,
    ask,
  }))
}

/** The day a stage counts from: part of the chaser's identity. */
function countedFrom(item: Item, meeting: Meeting, stage: Stage): Day {
  if (stage === 'publication-day') return meeting.dates.publishBy
  if (stage === 'to-follow-due' && item.state.at === 'to-follow' && item.state.until !== null)
    return item.state.until
  return meeting.dates.reportDeadline
}

function uniquePeople<T extends { mailbox: Mailbox }>(people: T[]): T[] {
  const seen = new Set<string>()
  return people.filter(({ mailbox }) => {
    const name = person(mailbox.address)
    return seen.has(name) ? false : seen.add(name) && true
  })
}

function nobodyToChase(item: Item, meeting: Meeting, stage: Stage): Held {
  const [role = 'author'] = recipientRoles(stage).to
  const mend =
    role === 'clerk'
      ? 'Name the clerk in the committee file and import it.'
      : `Put an address into the work programme's ${role}_email column and import it again.`
  return {
    to: role,
    because: `no address is known for the ${role} of item ${item.number}, "${item.title}" (${meetingId(meeting)}). ${mend}`,
  }
}

/** Working days from today until the deadline: 0 on the day, negative after it. */
export function workingDaysLeft(calendar: WorkingCalendar, today: Day, deadline: Day): number {
  if (today === deadline) return 0
  if (today < deadline) return calendar.workingDaysBetween(today, deadline) + 1
  return -(calendar.workingDaysBetween(deadline, today) + 1)
}

function askOf({ meeting, committee, calendar }: MeetingToChase, item: Item, stage: Stage, today: Day): Ask {
  const deadline = countedFrom(item, meeting, stage === 'to-follow-due' ? stage : 'commission')
  return {
    stage,
    committeeName: meeting.committeeName,
    meetingId: meetingId(meeting),
    meetingDate: meeting.date,
    time: meeting.time,
    venue: meeting.venue,
    briefing: meeting.briefing,
    itemId: `${meeting.committee}/${meeting.key}/${item.key}`,
    number: item.number,
    title: item.title,
    description: item.description,
    reason: item.reason,
    reportDeadline: deadline,
    publishBy: meeting.dates.publishBy,
    cutOff: committee.cutOff,
    workingDaysLeft: workingDaysLeft(calendar, today, deadline),
    previousDeadline: stage === 'date-changed' ? (meeting.datesChanged?.from ?? null) : null,
    link: `${committee.uploadAddress}/${meetingId(meeting)}/${item.number}`,
    authors: item.authors,
    state: item.state,
  }
}

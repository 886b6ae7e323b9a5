import { ROUNDS, type RoundFinished } from '../domain/chasers/round-records.ts'
import { outsideWindow } from '../domain/chasers/round-window.ts'
import { committeeCalendar } from '../domain/deadlines/committee-deadlines.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import type { NoticeTools } from './compose-letter.ts'
import { postNotice } from './post-notice.ts'
import { readAll, readCommittees } from './records.ts'

/** By when a round must have finished on a working day. */
const BY = '10:00'

export interface Heartbeat {
  /** Whether a round came to its end today, or none had to yet. */
  beating: boolean
  /** Whom the silence was told to now. */
  told: string[]
  words: string
}

/**
 * Looks whether today's round ran: on a working day after 10:00 without one, every committee's lead and clerk
 * are told, once. A scheduler that fails in silence is the worst outcome.
 */
export async function watchHeartbeat(tools: NoticeTools): Promise<Heartbeat> {
  const { beating, words } = await readHeartbeat(tools)
  const told: string[] = []
  if (!beating)
    for (const committee of await onDutyToday(tools)) told.push(...(await tellOfSilence(tools, committee)))
  return { beating, told, words }
}

/** Whether a round came to its end today, or none had to yet: when, and what it sent; or what to do. Tells nobody. */
export async function readHeartbeat(
  tools: Pick<NoticeTools, 'register' | 'clock'>,
): Promise<Omit<Heartbeat, 'told'>> {
  const today = tools.clock.today()
  const time = tools.clock.wallTime().slice(11, 16)
  const rounds = await tools.register.list(`${ROUNDS}${today}/`)
  const finished = await readAll<RoundFinished>(
    tools.register,
    rounds.filter((key) => key.endsWith('/finished')),
  )
  const last = finished.at(-1)
  if (last !== undefined) return { beating: true, words: ranInWords(finished, last) }
  if ((await onDutyToday(tools)).length === 0) return { beating: true, words: 'No round has to run today.' }
  if (time < BY) return { beating: true, words: `Today's round has until ${BY}.` }
  return {
    beating: false,
    words: `No chasing round has finished today, and it is ${time}: officers may not have been reminded. Ask whoever looks after Packhorse to run it now.`,
  }
}

function ranInWords(finished: RoundFinished[], last: RoundFinished): string {
  const sent = finished.reduce((sum, round) => sum + round.sent, 0)
  const mails =
    sent === 0 ? 'Nobody had to be written to' : sent === 1 ? 'It sent one e-mail' : `It sent ${sent} e-mails`
  const held = last.held === 0 ? '' : ` ${last.held === 1 ? 'One was' : `${last.held} were`} held back.`
  return `Today's round ran at ${last.at.slice(11, 16)}. ${mails}.${held}`
}

/** The committees in whose name mail goes out on a day like this. */
async function onDutyToday({
  register,
  clock,
}: Pick<NoticeTools, 'register' | 'clock'>): Promise<Committee[]> {
  const committees = [...(await readCommittees(register)).values()]
  return committees.filter(
    (committee) =>
      outsideWindow({ committee, calendar: committeeCalendar(committee) }, clock.wallTime(), true) === null,
  )
}

async function tellOfSilence(tools: NoticeTools, committee: Committee): Promise<string[]> {
  const wallTime = tools.clock.wallTime()
  const told: string[] = []
  for (const to of [committee.contacts.lead, committee.contacts.clerk]) {
    if (to === null) continue
    const noticed = await postNotice(tools, {
      kind: 'heartbeat',
      about: tools.clock.today(),
      committee,
      to,
      subject: 'No report was chased today: the round did not run',
      view: { time: wallTime.slice(11, 16) },
    })
    if (noticed === 'posted') told.push(to.address)
  }
  return told
}

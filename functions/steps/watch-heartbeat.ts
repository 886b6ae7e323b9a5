import { ROUNDS } from '../domain/chasers/round-records.ts'
import { outsideWindow } from '../domain/chasers/round-window.ts'
import { committeeCalendar } from '../domain/deadlines/committee-deadlines.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import type { NoticeTools } from './compose-letter.ts'
import { postNotice } from './post-notice.ts'
import { readCommittees } from './records.ts'

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
  const today = tools.clock.today()
  const time = tools.clock.wallTime().slice(11, 16)
  const committees = [...(await readCommittees(tools.register)).values()]
  const onDuty = committees.filter(
    (committee) =>
      outsideWindow({ committee, calendar: committeeCalendar(committee) }, tools.clock.wallTime(), true) ===
      null,
  )
  if (onDuty.length === 0) return { beating: true, told: [], words: 'No round has to run today.' }
  const rounds = await tools.register.list(`${ROUNDS}${today}/`)
  if (rounds.some((key) => key.endsWith('/finished')))
    return { beating: true, told: [], words: "Today's round ran." }
  if (time < BY) return { beating: true, told: [], words: `Today's round has until ${BY}.` }
  const told: string[] = []
  for (const committee of onDuty) told.push(...(await tellOfSilence(tools, committee)))
  return {
    beating: false,
    told,
    words: `No chasing round has finished today, and it is ${time}. Run "packhorse chase --any-hour".`,
  }
}

async function tellOfSilence(tools: NoticeTools, committee: Committee): Promise<string[]> {
  const wallTime = tools.clock.wallTime()
  const told: string[] = []
  for (const to of [committee.contacts.lead, committee.contacts.clerk]) {
    if (to === null) continue
    const isTold = await postNotice(tools, {
      kind: 'heartbeat',
      about: tools.clock.today(),
      committee,
      to,
      subject: 'No report was chased today: the round did not run',
      view: { time: wallTime.slice(11, 16) },
    })
    if (isTold) told.push(to.address)
  }
  return told
}

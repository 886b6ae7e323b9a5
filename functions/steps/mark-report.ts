import { type Day, inWords } from '../domain/calendar/day.ts'
import type { Doer } from '../domain/doer.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import { moveReport, stateInWords } from '../domain/submissions/moves.ts'
import type { Item } from '../domain/work-programme/meeting.ts'
import type { ReportState, StateName } from '../domain/work-programme/report-state.ts'
import type { Clock } from '../ports/clock.ts'
import type { Register } from '../ports/register.ts'
import { changeItem } from './change-meeting.ts'
import type { NoticeTools } from './compose-letter.ts'
import { returnReport } from './return-report.ts'

/** The states a person can put a report in by saying so. An upload is what makes it received. */
export const MARKABLE = [
  'awaited',
  'on-track',
  'to-follow',
  'returned',
  'deferred',
  'withdrawn',
  'oral',
] as const
export type Markable = (typeof MARKABLE)[number]

export interface Mark extends Doer {
  meeting: string
  item: number
  state: Markable
  because: string
  /** When a report that is to follow is promised for, or the meeting a deferred one goes to. */
  until: Day | null
  /** The version that was looked at, for one that is returned; left out, whichever is the newest. */
  version?: number
}

type Tools = { register: Register; clock: Clock }

/**
 * Moves a report to a state that somebody decided on: on track, to follow, returned, deferred, withdrawn, oral. Those
 * to whom it is returned are written to.
 */
export async function markReport(tools: NoticeTools, mark: Mark): Promise<Answer<Item>> {
  const state = stateOf(mark, tools.clock.today())
  if ('refused' in state) return state
  if (state.done.at === 'returned') return returnReport(tools, mark)
  return changeItem(tools, mark, (item) => {
    const moved = moveReport(item, state.done)
    if ('refused' in moved) return moved
    const reason = mark.because === '' ? '' : `: ${mark.because}`
    const promised = mark.until === null ? '' : ` (${inWords(mark.until)})`
    return done({ item: moved.done, what: `marked ${stateInWords(mark.state)}${promised}${reason}` })
  })
}

const NEED_A_REASON: readonly StateName[] = ['to-follow', 'returned', 'deferred', 'withdrawn']

function stateOf({ state, because, until }: Mark, today: Day): Answer<ReportState> {
  if (NEED_A_REASON.includes(state) && because.trim() === '') {
    return refuse(
      `To mark a report ${stateInWords(state)}, say why: it is kept and told to those who rely on it.`,
    )
  }
  if (state === 'to-follow' && until !== null && until < today) {
    return refuse(
      `The report is promised for ${inWords(until)}, which is past. Give a day that is still to come.`,
    )
  }
  switch (state) {
    case 'on-track':
      return done({ at: state, since: today })
    case 'returned':
      return done({ at: state, on: today, because })
    case 'to-follow':
      return done({ at: state, because, until })
    case 'deferred':
      return done({ at: state, because, to: until })
    case 'withdrawn':
      return done({ at: state, because })
    default:
      return done({ at: state })
  }
}

/** The lead's pause: no chaser goes out about the item until it is resumed. */
export const pauseChasing = (
  tools: Tools,
  asked: Doer & { meeting: string; item: number; because: string },
): Promise<Answer<Item>> =>
  changeItem(tools, asked, (item) =>
    item.paused === null
      ? done({
          item: { ...item, paused: { because: asked.because } },
          what: `chasing paused: ${asked.because}`,
        })
      : refuse(
          `Chasing of item ${item.number} is paused already: ${item.paused.because}. Chase it again first, then pause it for another reason.`,
        ),
  )

/** Ends the lead's pause: the next round sends the latest stage that is due, and nothing that was missed. */
export const resumeChasing = (
  tools: Tools,
  asked: Doer & { meeting: string; item: number },
): Promise<Answer<Item>> =>
  changeItem(tools, asked, (item) =>
    item.paused === null
      ? refuse(`Chasing of item ${item.number} is not paused. Nothing was changed.`)
      : done({ item: { ...item, paused: null }, what: 'chasing resumed' }),
  )

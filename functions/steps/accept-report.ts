import type { Doer } from '../domain/doer.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import { stateInWords } from '../domain/submissions/moves.ts'
import type { Item } from '../domain/work-programme/meeting.ts'
import type { Clock } from '../ports/clock.ts'
import type { Register } from '../ports/register.ts'
import { changeItem } from './change-meeting.ts'

/**
 * Writes down that somebody looked at the version of a report that is in, and takes it as it is. It goes into the
 * pack either way: what is not accepted is only shown as not looked at yet. A newer version is looked at anew.
 */
export const acceptReport = (
  tools: { register: Register; clock: Clock },
  asked: Doer & { meeting: string; item: number; version: number },
): Promise<Answer<Item>> =>
  changeItem(tools, asked, (item) => {
    const { state } = item
    if (state.at !== 'received') {
      return refuse(
        `Item ${item.number}, "${item.title}", is ${stateInWords(state.at)}: only a report that is in can be accepted.`,
      )
    }
    if (state.version !== asked.version) {
      return refuse(
        `Version ${state.version} of item ${item.number} came in meanwhile. Look at that one. Nothing was changed.`,
      )
    }
    if (state.accepted !== undefined) return done({ item, what: null })
    const accepted = { by: asked.by, on: tools.clock.today() }
    return done({
      item: { ...item, state: { ...state, accepted } },
      what: `report accepted, version ${state.version}`,
    })
  })

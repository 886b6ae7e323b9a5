import type { Day } from '../calendar/day.ts'
import { sameTitle } from './gather-meetings.ts'
import { type Item, itemPlace, type Meeting } from './meeting.ts'
import { isOnAgenda } from './merge-items.ts'
import type { StateName } from './report-state.ts'

/** Something that the committee waits for, and that no meeting to come has on its agenda. */
export interface Owed {
  meeting: Meeting
  item: Item
  why: 'deferred' | 'taken-off' | 'not-in'
}

const NOT_IN: readonly StateName[] = ['awaited', 'on-track', 'returned', 'to-follow']

/**
 * What is owed and on no meeting yet: deferred to none, taken off the work programme, or not in when its meeting
 * took place. What was withdrawn by decision is owed no more, and what has another meeting waits there.
 */
export const owedAndUnscheduled = (meetings: readonly Meeting[], today: Day): Owed[] =>
  meetings.flatMap((meeting) =>
    meeting.items
      .filter((item) => !item.standing && !hasAnotherMeeting(meeting, item, meetings))
      .flatMap((item) => {
        const why = whyOwed(meeting, item, today)
        return why === null ? [] : [{ meeting, item, why }]
      }),
  )

function whyOwed({ date }: Meeting, item: Item, today: Day): Owed['why'] | null {
  if (!isOnAgenda(item)) return 'taken-off'
  if (item.state.at === 'deferred') return 'deferred'
  return date < today && item.kind === 'report' && NOT_IN.includes(item.state.at) ? 'not-in' : null
}

/** Whether an item was put on another meeting, on a page or by a file that lists it there. */
export const hasAnotherMeeting = (meeting: Meeting, item: Item, meetings: readonly Meeting[]): boolean =>
  meetings
    .filter((other) => other.committee === meeting.committee && other.key !== meeting.key)
    .some((other) =>
      other.items.some(
        (one) =>
          isOnAgenda(one) &&
          (one.deferredFrom === itemPlace(meeting, item) ||
            (other.date > meeting.date && one.state.at !== 'deferred' && sameTitle(one.title, item.title))),
      ),
    )

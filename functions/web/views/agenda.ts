import type { MeetingRecord } from '../../domain/pipeline.ts'
import { isOut } from '../../domain/release/published.ts'
import { type Direction, orderWith } from '../../domain/work-programme/agenda-order.ts'
import { type Item, type Meeting, meetingId } from '../../domain/work-programme/meeting.ts'
import { isOnAgenda } from '../../domain/work-programme/merge-items.ts'
import { seenBy } from '../../steps/edit-programme.ts'
import { readLetters } from '../../steps/letters-ledger.ts'
import type { StaffTools } from '../web-tools.ts'
import { arrivingNote, stateNote, stateTag } from './states.ts'

/** A meeting's agenda: each item with its state, letter and pages, and where it can be moved to. */
export async function agendaView(tools: StaffTools, { meeting, packs }: MeetingRecord, mayEdit: boolean) {
  const here = `/meetings/${meetingId(meeting)}`
  const letters = await readLetters(tools, meeting)
  const pages = new Map(packs.at(-1)?.plan.items.map((item) => [item.key, item]))
  const mayOrder = mayEdit && !isOut(packs)
  return {
    here,
    isOrdered: mayOrder,
    seen: seenBy(tools, meeting, { what: 'order' }),
    items: meeting.items
      .filter(isOnAgenda)
      .toSorted((one, other) => one.number - other.number)
      .map((item) => {
        const planned = pages.get(item.key)
        return {
          number: item.number,
          key: item.key,
          section: item.section,
          letter: letters[item.key] ?? '',
          title: item.title,
          address: `${here}/items/${item.number}`,
          note: [
            item.paused === null ? '' : 'Chasing is paused',
            arrivingNote(item, tools.clock.today()),
            stateNote(item.state),
          ]
            .filter(Boolean)
            .join('. '),
          ...stateTag(item.state),
          pages: planned === undefined || planned.from === null ? '' : `${planned.from} – ${planned.to}`,
          moves: mayOrder && !item.standing ? movesOf(meeting, item) : [],
        }
      }),
  }
}

const DIRECTIONS: readonly Direction[] = ['up', 'down']

/** Both ways, so that neither button goes away under a finger: the one that leads nowhere says so. */
const movesOf = (meeting: Meeting, item: Item) =>
  DIRECTIONS.map((direction) => ({
    id: `move-${item.key}-${direction}`,
    value: `${direction}:${item.key}`,
    words: `Move ${direction}`,
    isEnd: orderWith(meeting, item.key, direction) === null,
  }))

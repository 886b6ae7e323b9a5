import type { MeetingRecord } from '../domain/pipeline.ts'
import { type Item, itemPlace } from '../domain/work-programme/meeting.ts'
import { type PreviewTools, previewReport } from './preview-report.ts'
import { rememberNewest } from './remember-newest.ts'

const MOST_OF_PICTURES = 32 * 1024 * 1024
/** Whoever comes after so many sees the words beside the pictures alone. */
const MOST_WAITING = 60

export type DrawPreview = (record: MeetingRecord, item: Item, page: number) => Promise<Uint8Array | null>

/**
 * Draws pages of reports one after another, and remembers the newest: each binds a whole report, a browser asks for many at
 * once, and on deadline day everybody does. Null where there is no such page, or too many wait.
 */
export function previewPictures(tools: PreviewTools): DrawPreview {
  const drawn = rememberNewest<Uint8Array>({ most: MOST_OF_PICTURES, sizeOf: ({ length }) => length })
  let waiting = 0
  let turn: Promise<unknown> = Promise.resolve()

  function inTurn(draw: () => Promise<Uint8Array | null>): Promise<Uint8Array | null> {
    if (waiting >= MOST_WAITING) return Promise.resolve(null)
    waiting += 1
    const next = turn.then(draw).finally(() => {
      waiting -= 1
    })
    turn = next.catch(() => undefined)
    return next
  }

  return (record, item, page) => {
    // A pack that was compiled since gives it other numbers, and its letter.
    const standing = `${item.submissions.length}/${record.packs.length}`
    return drawn(`${itemPlace(record.meeting, item)}/${standing}/${page}`, () =>
      inTurn(() => previewReport(tools, record, item, page)),
    )
  }
}

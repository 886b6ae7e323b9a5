import { type Answer, done } from '../domain/refusal.ts'
import { arrivedWith } from '../domain/submissions/receive-report.ts'
import type { UploadOffer } from '../domain/submissions/upload-offer.ts'
import type { Item } from '../domain/work-programme/meeting.ts'
import type { Clock } from '../ports/clock.ts'
import type { Register } from '../ports/register.ts'
import { changeItem } from './change-meeting.ts'

interface Tools {
  register: Register
  clock: Clock
}

/** Writes down at its item that an upload is here and is being looked at: nobody is chased for it meanwhile. Once is enough. */
export const markArriving = (tools: Tools, offer: UploadOffer): Promise<Answer<Item>> =>
  changeItem(tools, offer, (item) =>
    item.arriving?.offer === offer.id
      ? done({ item, what: null })
      : done({
          item: { ...item, arriving: { offer: offer.id, at: tools.clock.wallTime() } },
          what: 'report sent, and being looked at',
        }),
  )

/** Writes down that it was not taken in: what is owed is chased again. */
export const markNotTaken = (tools: Tools, { id, ...about }: UploadOffer): Promise<Answer<Item>> =>
  changeItem(tools, about, (item) => {
    const left = arrivedWith(id, item)
    return done({ item: left, what: left === item ? null : 'report not taken in: its sender was told why' })
  })

import type { UploadOffer } from '../../domain/submissions/upload-offer.ts'
import type { Item } from '../../domain/work-programme/meeting.ts'
import { capital } from './states.ts'

const ASK_AGAIN_SECONDS = 3

/** The page on which an upload is waited for. `here` is its own address. */
export const lookedAtView = (offer: UploadOffer, item: Item, here: string) => ({
  title: 'Your files are being looked at',
  item: item.title,
  here,
  ...howFar(offer),
  refresh: ASK_AGAIN_SECONDS,
})

/** How far it is, as far as that is told: another part of the pipeline tells how much it has to do, and no more. */
function howFar({ begun, progress }: UploadOffer): {
  isCounted: boolean
  done: number
  total: number
  stage: string
} {
  if (begun === 0)
    return { ...UNCOUNTED, stage: 'They wait for their turn: the files of others are looked at first.' }
  if (progress === undefined) return { ...UNCOUNTED, stage: 'They are being looked at now.' }
  const { done, total, doing } = progress
  if (begun === undefined)
    return { ...UNCOUNTED, stage: `${capital(doing)}: ${total} in all, at some seconds each.` }
  const now = Math.min(done + 1, total)
  return {
    isCounted: true,
    done,
    total,
    stage: `${capital(doing)}: page ${now} of ${total}, at some seconds each.`,
  }
}

const UNCOUNTED = { isCounted: false, done: 0, total: 1 }

import type { PictureConverter } from '../../../ports/picture-converter.ts'
import { inAWorker } from '../in-a-worker.ts'
import type { PictureTrouble } from './picture.ts'

export interface PictureOptions {
  /** Points of the largest picture that is taken, in millions. */
  megapixels: number
  /** How long one may take, in milliseconds. */
  patience?: number
  /** Where the worker lies, for a bundle that keeps it elsewhere. */
  worker?: URL
}

/** What a worker is sent. */
export type PictureOrder = Parameters<PictureConverter['convert']>[0] & { mostPoints: number }
export type PictureMade = { pdf: Uint8Array; warnings: string[] } | { trouble: PictureTrouble }

const MEGABYTES = 768

/** Makes pages of pictures, each in a worker that is stopped when it takes too long. */
export const pictureConverter = ({
  megapixels,
  patience = 20_000,
  worker = new URL('./picture-page-worker.ts', import.meta.url),
}: PictureOptions): PictureConverter => ({
  convert: async (picture) => {
    const order: PictureOrder = { ...picture, mostPoints: megapixels * 1e6 }
    const made = await inAWorker<PictureMade>(worker, order, { patience, megabytes: MEGABYTES })
    if (made === null) return { refused: TROUBLE.damaged(megapixels) }
    return 'pdf' in made ? made : { refused: TROUBLE[made.trouble](megapixels) }
  },
})

const TROUBLE: Record<PictureTrouble, (most: number) => string> = {
  damaged: () =>
    'The picture is damaged, and a part of it cannot be read. Open it on your computer, save it again as JPEG or PNG, and send that.',
  'too-large': (most) =>
    `The picture has more than ${most} million points, more than any printed page can show. Make it smaller, and send it again.`,
  'odd-kind': () =>
    'The picture is kept in a way that many programs cannot show. Open it on your computer, save it again as JPEG or PNG, and send that.',
}

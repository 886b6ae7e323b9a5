import { parentPort } from 'node:worker_threads'
import { fileTitle } from '../file-title.ts'
import { barePicture } from '../office/bare-picture.ts'
import type { PictureMade, PictureOrder } from './picture-converter.ts'
import { picturePage } from './picture-page.ts'
import { readJpeg } from './read-jpeg.ts'
import { readPng } from './read-png.ts'
import { PLACED } from './says-place.ts'

parentPort?.on('message', (order: PictureOrder) => parentPort?.postMessage(pageOf(order)))

function pageOf({ bytes, kind, name, mostPoints }: PictureOrder): PictureMade {
  const picture = (kind === 'jpg' ? readJpeg : readPng)(bytes, mostPoints)
  if (typeof picture === 'string') return { trouble: picture }
  const warnings = barePicture(bytes)?.wasPlaced === true ? [PLACED] : []
  return { pdf: picturePage(picture, fileTitle(name)), warnings }
}

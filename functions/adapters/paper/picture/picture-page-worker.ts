import { parentPort } from 'node:worker_threads'
import { fileTitle } from '../file-title.ts'
import type { PictureMade, PictureOrder } from './picture-converter.ts'
import { picturePage } from './picture-page.ts'
import { readJpeg } from './read-jpeg.ts'
import { readPng } from './read-png.ts'

parentPort?.on('message', (order: PictureOrder) => parentPort?.postMessage(pageOf(order)))

function pageOf({ bytes, kind, name, mostPoints }: PictureOrder): PictureMade {
  const picture = (kind === 'jpg' ? readJpeg : readPng)(bytes, mostPoints)
  return typeof picture === 'string' ? { trouble: picture } : { pdf: picturePage(picture, fileTitle(name)) }
}

import { jpegParts } from '../pdf/jpeg-parts.ts'

const [START, END] = [Buffer.from([0xff, 0xd8]), Buffer.from([0xff, 0xd9])]
/** Adobe's part says how colours are meant (Technical Note 5116); without it a picture may come out in others. */
const ADOBE = 0xee
const [APPLICATIONS, COMMENT] = [[0xe0, 0xef], 0xfe] as const

/**
 * A JPEG picture with nothing but the picture: no place and time, no camera, no comments, no small copy of what it was
 * before it was cut, and nothing behind its end. Not one point of it changes. Null where its parts cannot be told apart.
 */
export function bareJpeg(bytes: Uint8Array): Uint8Array | null {
  const parts = jpegParts(bytes)
  if (parts === null) return null
  const kept = parts.filter(({ marker }) => marker === ADOBE || !saysSomething(marker))
  return Buffer.concat([START, ...kept.map(({ whole }) => whole), END])
}

const saysSomething = (marker: number): boolean =>
  marker === COMMENT || (marker >= APPLICATIONS[0] && marker <= APPLICATIONS[1])

/**
 * PDF objects as this kernel holds them (ISO 32000-1, 7.3). Integers are numbers; every other number keeps the
 * words it was written in, since rounding a box changes how a page looks. Names keep their decoded text.
 */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfReal
  | PdfName
  | PdfString
  | PdfRef
  | PdfValue[]
  | PdfDict
  | PdfStream

export type PdfDict = Map<string, PdfValue>

export class PdfReal {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export class PdfName {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export class PdfString {
  readonly bytes: Uint8Array
  readonly hex: boolean
  constructor(bytes: Uint8Array, hex = false) {
    this.bytes = bytes
    this.hex = hex
  }
}

export class PdfRef {
  readonly num: number
  constructor(num: number) {
    this.num = num
  }
}

/** A reference to an object of the pack, which is not renumbered any more. */
export class PackRef extends PdfRef {}

/** A stream as it lies in its file: encoded, but decrypted. */
export class PdfStream {
  readonly dict: PdfDict
  readonly data: Uint8Array
  constructor(dict: PdfDict, data: Uint8Array) {
    this.dict = dict
    this.data = data
  }
}

const names = new Map<string, PdfName>()

/** The one object for a name. */
export function nameOf(text: string): PdfName {
  const known = names.get(text)
  if (known !== undefined) return known
  const fresh = new PdfName(text)
  // Files may hold any number of odd names; only the usual ones are worth keeping.
  if (names.size < 4096) names.set(text, fresh)
  return fresh
}

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map

/** A number's size, whichever way it was written; nothing for what is none. */
export function numberOf(value: PdfValue | undefined): number | undefined {
  if (typeof value === 'number') return value
  if (!(value instanceof PdfReal)) return undefined
  const read = Number.parseFloat(value.text)
  return Number.isFinite(read) ? read : undefined
}

export const textOfName = (value: PdfValue | undefined): string | undefined =>
  value instanceof PdfName ? value.text : undefined

/** A text string in words (ISO 32000-1, 7.9.2.2): UTF-16BE, UTF-8, or one byte a letter. */
export function textOf({ bytes }: PdfString): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2))
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/** Words as a text string: UTF-16BE, which holds every letter. */
export function textString(words: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(words)) return new PdfString(Buffer.from(words, 'latin1'))
  return new PdfString(
    Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(words, 'utf16le').swap16()]),
    true,
  )
}

export const dictOf = (entries: Record<string, PdfValue | undefined>): PdfDict =>
  new Map(Object.entries(entries).filter((entry): entry is [string, PdfValue] => entry[1] !== undefined))

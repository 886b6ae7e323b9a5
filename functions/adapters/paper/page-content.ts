import { PDFRawStream, type PDFRef, PDFRef as Ref } from '@cantoo/pdf-lib'
import { decodeStream } from './decode-stream.ts'
import type { OpenPage } from './open-pdf.ts'
import { asArray, asStream, name } from './pdf-objects.ts'

/** More drawing than one page needs; a page beyond it is made to do harm. */
const MOST_DRAWING = 64 * 1024 * 1024

/** What to write before and after a page's own drawing, so that nothing of it reaches the stamps. */
export interface Wrapping {
  before: string
  after: string
}

/** A page's content streams, in order. */
export function contentsOf({ dict }: OpenPage): { ref: PDFRef | null; stream: PDFRawStream }[] {
  const contents = dict.get(name('Contents'))
  const parts = asArray(dict.context, contents)?.asArray() ?? (contents === undefined ? [] : [contents])
  return parts.flatMap((part) => {
    const stream = asStream(dict.context, part)
    return stream instanceof PDFRawStream ? [{ ref: part instanceof Ref ? part : null, stream }] : []
  })
}

/**
 * The wrapping that closes whatever a page's drawing leaves open: saved graphics states, text, marked content.
 * Throws where the drawing is damaged.
 */
export function wrappingOf(page: OpenPage): Wrapping {
  const parts = contentsOf(page).map(({ stream }) => decodeStream(stream, MOST_DRAWING))
  const { saved, lowest, text, marked } = openAtTheEndOf(parts)
  const missing = Math.max(0, -lowest)
  return {
    before: 'q\n'.repeat(1 + missing),
    after: `${text > 0 ? '\nET' : ''}${'\nEMC'.repeat(marked)}${'\nQ'.repeat(1 + missing + saved)}\n`,
  }
}

interface Open {
  /** Graphics states saved and not restored; negative when more were restored than saved. */
  saved: number
  lowest: number
  text: number
  marked: number
}

function openAtTheEndOf(parts: Uint8Array[]): Open {
  const open: Open = { saved: 0, lowest: 0, text: 0, marked: 0 }
  const bytes =
    parts.length === 1 ? parts[0] : Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]))
  for (const word of operatorsIn(bytes ?? new Uint8Array())) {
    if (word === 'q') open.saved++
    else if (word === 'Q') open.lowest = Math.min(open.lowest, --open.saved)
    else if (word === 'BT') open.text++
    else if (word === 'ET') open.text--
    else if (word === 'BMC' || word === 'BDC') open.marked++
    else if (word === 'EMC') open.marked = Math.max(0, open.marked - 1)
  }
  return open
}

const INTERESTING = new Set(['q', 'Q', 'BT', 'ET', 'BMC', 'BDC', 'EMC'])

/** The operators of a content stream that open or close something; strings, names and pictures are passed over. */
function* operatorsIn(bytes: Uint8Array): Generator<string> {
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    if (byte === LEFT_PARENTHESIS) at = afterString(bytes, at)
    else if (byte === PERCENT) at = afterLine(bytes, at)
    else if (byte === LESS_THAN && bytes[at + 1] !== LESS_THAN)
      at = bytes.indexOf(GREATER_THAN, at) + 1 || bytes.length
    else if (byte === SLASH) at = afterWord(bytes, at + 1)
    else if (isLetter(byte)) {
      const end = afterWord(bytes, at)
      const word = end - at <= 3 ? String.fromCharCode(...bytes.subarray(at, end)) : ''
      at = word === 'ID' ? afterPicture(bytes, end) : end
      if (INTERESTING.has(word)) yield word
    } else at++
  }
}

const LEFT_PARENTHESIS = 0x28
const RIGHT_PARENTHESIS = 0x29
const PERCENT = 0x25
const LESS_THAN = 0x3c
const GREATER_THAN = 0x3e
const SLASH = 0x2f
const BACKSLASH = 0x5c
const DELIMITERS = new Set([...'()<>[]{}/%'].map((one) => one.charCodeAt(0)))

const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
const isSpace = (byte: number): boolean => byte <= 0x20

function afterWord(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && !isSpace(bytes[at] ?? 0) && !DELIMITERS.has(bytes[at] ?? 0)) at++
  return Math.max(at, from)
}

function afterLine(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++
  return at
}

function afterString(bytes: Uint8Array, from: number): number {
  let depth = 0
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === BACKSLASH) at++
    else if (bytes[at] === LEFT_PARENTHESIS) depth++
    else if (bytes[at] === RIGHT_PARENTHESIS && --depth === 0) return at + 1
  }
  return bytes.length
}

/** A picture drawn in line ends at an `EI` that stands by itself. */
function afterPicture(bytes: Uint8Array, from: number): number {
  for (let at = from + 1; at < bytes.length - 2; at++) {
    const alone = isSpace(bytes[at] ?? 0) && isSpace(bytes[at + 3] ?? 0x20)
    if (alone && bytes[at + 1] === 0x45 && bytes[at + 2] === 0x49) return at + 3
  }
  return bytes.length
}

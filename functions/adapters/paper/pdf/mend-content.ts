import { byteSink } from './byte-sink.ts'
import { hexDigit, kinds, REGULAR, SPACE, startsNumber } from './characters.ts'
import { afterPicture, isPictureStart } from './inline-picture.ts'
import { afterLine, afterLiteral, afterRegular, NOWHERE } from './skip.ts'
import { hasStrayEscape, soundEndInDrawing } from './sound-value.ts'

/** Properties of marked content are short; a bracket that lies farther off closes something else. */
const LONGEST_DICT = 400

/**
 * Writes a damaged drawing anew, as viewers read it: brackets that close nothing are left out, arrays that an operator
 * runs into are closed before it, and of a dictionary that cannot be read only its place is kept.
 */
export function mendContent(content: Uint8Array): Buffer {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length)
  const sink = byteSink()
  let open = 0

  function closeArrays(): void {
    for (; open > 0; open -= 1) sink.text('] ')
  }

  function copyTo(from: number, to: number): number {
    sink.bytes(bytes, from, to)
    return to
  }

  function mendWord(from: number): number {
    if (!startsNumber(bytes[from] as number)) closeArrays()
    const to = copyTo(from, afterRegular(bytes, from))
    if (!isPictureStart(bytes, from, to)) return to
    const after = afterPicture(bytes, to)
    copyTo(to, after ?? bytes.length)
    if (after === null) sink.text('\nEI')
    return after ?? bytes.length
  }

  /** A `#` that begins no letter's code stands for itself. */
  function mendName(from: number): number {
    const to = afterRegular(bytes, from + 1)
    if (!hasStrayEscape(bytes, from, to)) return copyTo(from, to)
    sink.text(bytes.toString('latin1', from, to).replace(/#(?![0-9A-Fa-f]{2})/g, '#23'))
    return to
  }

  function mendDict(from: number): number {
    const after = soundEndInDrawing(bytes, from)
    if (after !== NOWHERE) return copyTo(from, after)
    sink.text('<<>>')
    const closing = bytes.subarray(0, from + LONGEST_DICT).indexOf('>>', from)
    return closing === -1 ? from + 2 : closing + 2
  }

  function mendHexadecimal(from: number): number {
    const closing = bytes.indexOf(0x3e, from)
    const to = closing === -1 ? bytes.length : closing
    sink.byte(0x3c)
    for (const byte of bytes.subarray(from + 1, to)) if (hexDigit(byte) >= 0) sink.byte(byte)
    sink.byte(0x3e)
    return to + 1
  }

  function mendLiteral(from: number): number {
    const after = afterLiteral(bytes, from)
    if (after !== NOWHERE) return copyTo(from, after)
    copyTo(from, bytes.length)
    sink.text(')'.repeat(openParentheses(bytes, from)))
    return bytes.length
  }

  function mendBracket(from: number): number {
    const byte = bytes[from] as number
    if (byte === 0x5b) open += 1
    const closes = byte === 0x5d && open > 0
    if (closes) open -= 1
    // What it parted stays parted.
    sink.byte(byte === 0x5b || closes ? byte : 0x20)
    return from + 1
  }

  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] as number
    if (kinds[byte] === REGULAR) at = mendWord(at)
    else if (byte === 0x2f) at = mendName(at)
    else if (byte === 0x28) at = mendLiteral(at)
    else if (byte === 0x3c) at = bytes[at + 1] === 0x3c ? mendDict(at) : mendHexadecimal(at)
    else if (byte === 0x25) at = copyTo(at, afterLine(bytes, at))
    else if (kinds[byte] === SPACE) at = copyTo(at, at + 1)
    else at = mendBracket(at)
  }
  // A comment may have been the last thing.
  if (open > 0) sink.byte(10)
  closeArrays()
  return Buffer.from(sink.written())
}

/** How many parentheses a string leaves open that the drawing breaks off in. */
function openParentheses(bytes: Uint8Array, from: number): number {
  let depth = 0
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === 0x5c) at += 1
    else if (bytes[at] === 0x28) depth += 1
    else if (bytes[at] === 0x29) depth -= 1
  }
  return depth
}

import type { ByteSink } from './byte-sink.ts'
import { kinds, REGULAR } from './characters.ts'
import {
  isDict,
  PackRef,
  type PdfDict,
  PdfName,
  PdfReal,
  PdfRef,
  PdfString,
  type PdfValue,
} from './values.ts'

/** The number under which the pack knows an object; 0 for what does not come into it. */
export type Refer = (num: number) => number

const same: Refer = (num) => num

/** Writes a value as PDF syntax. `refer` renumbers references; what it answers with 0 becomes null. */
export function writeValue(sink: ByteSink, value: PdfValue, refer: Refer = same): void {
  if (value === null) sink.text('null')
  else if (value instanceof PdfName) writeName(sink, value.text)
  else if (value instanceof PdfRef) writeRef(sink, value instanceof PackRef ? value.num : refer(value.num))
  else if (typeof value === 'number' || typeof value === 'boolean') sink.text(String(value))
  else if (value instanceof PdfReal) sink.text(value.text)
  else if (value instanceof PdfString) writeString(sink, value)
  else if (Array.isArray(value)) writeArray(sink, value, refer)
  else if (isDict(value)) writeDict(sink, value, refer)
  else throw new Error('A stream stands by itself and in no other object')
}

const writeRef = (sink: ByteSink, num: number): void => sink.text(num === 0 ? 'null' : `${num} 0 R`)

function writeArray(sink: ByteSink, values: readonly PdfValue[], refer: Refer): void {
  sink.byte(0x5b)
  for (const [at, one] of values.entries()) {
    if (at > 0) sink.byte(0x20)
    writeValue(sink, one, refer)
  }
  sink.byte(0x5d)
}

function writeDict(sink: ByteSink, dict: PdfDict, refer: Refer): void {
  sink.text('<<')
  for (const [key, one] of dict) {
    writeName(sink, key)
    sink.byte(0x20)
    writeValue(sink, one, refer)
  }
  sink.text('>>')
}

function writeName(sink: ByteSink, text: string): void {
  sink.text(
    /^[A-Za-z0-9_.+*:-]*$/.test(text)
      ? `/${text}`
      : `/${Array.from(Buffer.from(text, 'latin1'), escapedByte).join('')}`,
  )
}

const escapedByte = (byte: number): string =>
  byte > 0x20 && byte < 0x7f && byte !== 0x23 && kinds[byte] === REGULAR
    ? String.fromCharCode(byte)
    : `#${byte.toString(16).padStart(2, '0')}`

function writeString(sink: ByteSink, { bytes, hex }: PdfString): void {
  if (hex) sink.text(`<${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}>`)
  else {
    sink.byte(0x28)
    for (const byte of bytes) {
      if (byte === 0x28 || byte === 0x29 || byte === 0x5c) sink.byte(0x5c)
      if (byte === 13) sink.text('\\r')
      else sink.byte(byte)
    }
    sink.byte(0x29)
  }
}

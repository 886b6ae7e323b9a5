import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { byteBlocks } from './byte-blocks.ts'
import { type ByteSink, byteSink } from './byte-sink.ts'
import { FLATE } from './filters.ts'
import { dictOf, nameOf, type PdfDict, PdfRef, PdfString, type PdfValue } from './values.ts'
import { type Refer, writeValue } from './write-value.ts'

/** Objects of an object stream: enough that one dictionary serves many, few enough that a reader opens little. */
const A_CONTAINER = 256
/** Measured: level 3 costs a third of level 6 and makes objects 8% larger. */
const LEVEL = 3

/** Writes one PDF from front to back: nothing that was written is changed any more. */
export interface PackWriter {
  /** A number for an object that is written later. */
  reserve(): number
  put(num: number, value: PdfValue, refer?: Refer): void
  /** Lets `write` put an object's own syntax into the file. */
  putWritten(num: number, write: (sink: ByteSink) => void): void
  putStream(num: number, dict: PdfDict, data: Uint8Array, refer?: Refer): void
  /** The number of a stream with this dictionary and these data: the one that was written before, where there is one. */
  putStreamOnce(dict: PdfDict, data: Uint8Array, refer: Refer): number
  /** A stream of our own making, compressed where that helps. */
  putText(text: string, dict?: PdfDict): number
  finish(root: number, info: number): Uint8Array
}

export function packWriter(): PackWriter {
  const file = byteBlocks()
  /** By object number: offset, or container and index. */
  const places: ({ at: number } | { inside: number; index: number } | undefined)[] = [undefined]
  const sink = byteSink(1 << 20)
  const small = byteSink()
  let held: { num: number; start: number }[] = []
  const once = new Map<string, number>()
  file.add(HEADER)

  const reserve = (): number => places.push(undefined) - 1

  function putWritten(num: number, write: (sink: ByteSink) => void): void {
    held.push({ num, start: sink.length })
    write(sink)
    sink.byte(10)
    if (held.length === A_CONTAINER) closeContainer()
  }

  function closeContainer(): void {
    if (held.length === 0) return
    const container = reserve()
    const index = `${held.map(({ num, start }) => `${num} ${start}`).join(' ')}\n`
    for (const [at, { num }] of held.entries()) places[num] = { inside: container, index: at }
    const data = deflateSync(Buffer.concat([Buffer.from(index, 'latin1'), sink.written()]), { level: LEVEL })
    const dict = dictOf({ Type: nameOf('ObjStm'), N: held.length, First: index.length, Filter: FLATE })
    held = []
    sink.clear()
    putStream(container, dict, data)
  }

  function headed(dict: PdfDict, data: Uint8Array, refer?: Refer): Buffer {
    small.clear()
    writeValue(small, new Map([...dict, ['Length', data.length]]), refer)
    return Buffer.from(small.written())
  }

  function putStream(num: number, dict: PdfDict, data: Uint8Array, refer?: Refer): void {
    emitStream(num, headed(dict, data, refer), data)
  }

  function emitStream(num: number, head: Uint8Array, data: Uint8Array): void {
    places[num] = { at: file.length }
    for (const part of [Buffer.from(`${num} 0 obj\n`, 'latin1'), head, STREAM, data, ENDSTREAM])
      file.add(part)
  }

  function putStreamOnce(dict: PdfDict, data: Uint8Array, refer: Refer): number {
    const head = headed(dict, data, refer)
    const identity = createHash('sha256').update(head).update(data).digest('base64')
    const known = once.get(identity)
    if (known !== undefined) return known
    const num = reserve()
    once.set(identity, num)
    emitStream(num, head, data)
    return num
  }

  function putText(text: string, dict: PdfDict = new Map()): number {
    const plain = Buffer.from(text, 'latin1')
    const num = reserve()
    if (plain.length < 200) putStream(num, dict, plain)
    else putStream(num, new Map([...dict, ['Filter', FLATE]]), deflateSync(plain, { level: LEVEL }))
    return num
  }

  function finish(root: number, info: number): Uint8Array {
    closeContainer()
    const own = reserve()
    const start = file.length
    // The same inputs give the same bytes, so the bytes tell the file's identity.
    const id = file.sha256()
    places[own] = { at: start }
    const rows = Buffer.alloc(places.length * 7)
    for (const [num, place] of places.entries()) {
      const at = num * 7
      if (place === undefined) continue
      rows[at] = 'at' in place ? 1 : 2
      rows.writeUInt32BE('at' in place ? place.at : place.inside, at + 1)
      rows.writeUInt16BE('at' in place ? 0 : place.index, at + 5)
    }
    rows.writeUInt16BE(0xffff, 5)
    const dict = dictOf({
      Type: nameOf('XRef'),
      Size: places.length,
      W: [1, 4, 2],
      Root: new PdfRef(root),
      Info: new PdfRef(info),
      ID: [new PdfString(id, true), new PdfString(id, true)],
      Filter: FLATE,
    })
    putStream(own, dict, deflateSync(rows, { level: 6 }))
    file.add(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'))
    return file.bytes()
  }

  return {
    reserve,
    put: (num, value, refer) => putWritten(num, (to) => writeValue(to, value, refer)),
    putWritten,
    putStream,
    putStreamOnce,
    putText,
    finish,
  }
}

const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')
const STREAM = Buffer.from('\nstream\n', 'latin1')
const ENDSTREAM = Buffer.from('\nendstream\nendobj\n', 'latin1')

import { type Decryption, decryptionOf, NeedsPassword } from './decrypt.ts'
import { decode, UnfoldsTooFar } from './filters.ts'
import { rawAt, readObjectAt } from './object-at.ts'
import type { RawObject } from './object-end.ts'
import { type Container, numbersInside, openContainer } from './object-streams.ts'
import { PdfDamage, readValue } from './read-value.ts'
import { type CrossReferences, type Entry, readCrossReferences } from './read-xref.ts'
import { repairCrossReferences } from './repair-xref.ts'
import { unlocked } from './unlock-value.ts'
import { isDict, numberOf, type PdfDict, PdfRef, PdfStream, PdfString, type PdfValue } from './values.ts'

export interface PdfDocument {
  readonly trailer: PdfDict
  readonly catalog: PdfDict
  /** It was locked against printing or copying, and opens without a password. */
  readonly wasLocked: boolean
  /** Its cross-references were damaged, and its objects were found by looking for them. */
  readonly wasRepaired: boolean
  /** The object under a number; null where there is none. */
  get(num: number): PdfValue
  /** What a value stands for: references are followed. */
  resolve(value: PdfValue | undefined): PdfValue
  /** The bytes of an object that can be copied as they are; nothing for streams, and where it was locked. */
  raw(num: number): RawObject | undefined
  /** A stream's data, unfolded. `whole` throws where they break off; else what there is of them is given. */
  decode(stream: PdfStream, demand?: 'whole'): { data: Uint8Array; picture: boolean }
  /** The numbers of all objects. */
  numbers(): Iterable<number>
}

/**
 * Opens a PDF. Throws `NeedsPassword`, `UnfoldsTooFar` for a file made to do harm, and `PdfDamage` where it cannot
 * be read, repaired or not.
 */
export function openDocument(bytes: Uint8Array): PdfDocument {
  try {
    return openSound(bytes)
  } catch (fault) {
    if (fault instanceof NeedsPassword || fault instanceof UnfoldsTooFar) throw fault
    return documentOf(
      bytes,
      repairCrossReferences(bytes, (container, entries) => numbersInside(bytes, container, entries)),
      true,
    )
  }
}

/** Opens a PDF whose cross-references hold, and throws for any other. */
export const openSound = (bytes: Uint8Array): PdfDocument =>
  documentOf(bytes, readCrossReferences(bytes, headerAt(bytes)), false)

/** What stands before the header is not counted in offsets. */
function headerAt(bytes: Uint8Array): number {
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1029)).indexOf('%PDF-')
  return Math.max(0, found)
}

const IN_A_CIRCLE = 64
/** Object streams of real files unfold to a megabyte or two. */
const MOST_IN_A_CONTAINER = 64 * 1024 * 1024
const MOST_IN_CONTAINERS = 512 * 1024 * 1024

function documentOf(
  bytes: Uint8Array,
  { entries, trailer }: CrossReferences,
  wasRepaired: boolean,
): PdfDocument {
  const cache = new Map<number, PdfValue>()
  const containers = new Map<number, Container>()
  let decryption: Decryption | null = null
  let unfolded = 0

  function get(num: number): PdfValue {
    const known = cache.get(num)
    if (known !== undefined) return known
    const entry = entries.get(num)
    const value = entry === undefined ? null : load(num, entry)
    cache.set(num, value)
    return value
  }

  function load(num: number, entry: Entry): PdfValue {
    if ('inside' in entry) {
      const slot = containerOf(entry.inside).slots.get(num)
      return slot === undefined ? null : readValue({ bytes: slot.bytes, at: slot.start })
    }
    if (entry.at < 0) return null
    const { value, generation } = readObjectAt(bytes, entry.at, num, lengthOf)
    return decryption === null ? value : unlocked(value, decryption, num, generation)
  }

  const lengthOf = (value: PdfValue | undefined): number | undefined => numberOf(resolve(value))

  function containerOf(num: number): Container {
    const known = containers.get(num)
    if (known !== undefined) return known
    const stream = get(num)
    if (!(stream instanceof PdfStream)) throw new PdfDamage('an object stream is missing')
    const { data } = decode(stream, resolve, { most: MOST_IN_A_CONTAINER })
    unfolded += data.length
    if (unfolded > MOST_IN_CONTAINERS)
      throw new UnfoldsTooFar('Its object streams unfold to more than any real file')
    const container = openContainer(stream, data)
    containers.set(num, container)
    return container
  }

  function resolve(value: PdfValue | undefined): PdfValue {
    let found = value ?? null
    for (let steps = 0; found instanceof PdfRef; steps += 1) {
      if (steps > IN_A_CIRCLE) throw new PdfDamage('its objects refer to one another in a circle')
      found = get(found.num)
    }
    return found
  }

  function raw(num: number): RawObject | undefined {
    if (decryption !== null) return undefined
    const entry = entries.get(num)
    if (entry === undefined) return undefined
    if ('inside' in entry) return containerOf(entry.inside).slots.get(num)
    return entry.at < 0 ? undefined : rawAt(bytes, entry.at)
  }

  const encrypt = resolve(trailer.get('Encrypt'))
  if (isDict(encrypt)) {
    const [id] = asArray(resolve(trailer.get('ID')))
    const resolved = new Map([...encrypt].map(([key, value]) => [key, resolve(value)]))
    decryption = decryptionOf(resolved, id instanceof PdfString ? id.bytes : new Uint8Array())
    // What was read so far was read locked; the encryption dictionary itself never is.
    cache.clear()
    containers.clear()
    const reference = trailer.get('Encrypt')
    if (reference instanceof PdfRef) cache.set(reference.num, encrypt)
  }
  const catalog = resolve(trailer.get('Root'))
  if (!isDict(catalog) || (!wasRepaired && !isDict(resolve(catalog.get('Pages')))))
    throw new PdfDamage('its catalog is missing')
  return {
    trailer,
    catalog,
    wasLocked: decryption !== null,
    wasRepaired,
    get,
    resolve,
    raw,
    decode: (stream, demand) => decode(stream, resolve, { demand }),
    numbers: () => entries.keys(),
  }
}

const asArray = (value: PdfValue): PdfValue[] => (Array.isArray(value) ? value : [])

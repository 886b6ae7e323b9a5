import { buffer } from 'node:stream/consumers'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

/** What an archive may hold: more of it is made to do harm, or by mistake. */
export interface ZipLimits {
  entries: number
  /** Bytes of all parts together, unpacked. */
  unpacked: number
}

export interface ZipArchive {
  /** The parts' names, in the archive's order, without folders. */
  names: string[]
  /** How large a part is when it is unpacked, in bytes; 0 where there is none of that name. */
  sizeOf(name: string): number
  /** A part, unpacked; nothing where there is none of that name. Throws `ZipTrouble` where it cannot be unpacked. */
  read(name: string): Promise<Uint8Array | undefined>
}

export type ZipTroubleKind =
  | 'damaged'
  | 'encrypted'
  /** It holds, or unfolds to, more than any real document. */
  | 'over-full'
  /** A part has a name that leads out of the archive's own folder, or that two parts have. */
  | 'odd-names'

export class ZipTrouble extends Error {
  readonly kind: ZipTroubleKind
  constructor(kind: ZipTroubleKind, options?: ErrorOptions) {
    super(`An archive is ${kind}`, options)
    this.kind = kind
  }
}

/** Opens an archive in memory, and unpacks nothing yet. Throws `ZipTrouble`. */
export async function openZip(bytes: Uint8Array, limits: ZipLimits): Promise<ZipArchive> {
  const zip = await orTrouble(() =>
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
      decodeStrings: true,
      strictFileNames: false,
      validateEntrySizes: true,
    }),
  )
  if (zip.entryCount > limits.entries) throw new ZipTrouble('over-full')
  const entries = await orTrouble(() => entriesOf(zip))
  const unpacked = [...entries.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (unpacked > limits.unpacked || isFolded(unpacked, bytes.length)) throw new ZipTrouble('over-full')
  return {
    names: [...entries.keys()],
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    read: async (name) => {
      const entry = entries.get(name)
      // What is read is held to the size that was told: yauzl breaks off beyond it.
      return entry === undefined
        ? undefined
        : orTrouble(async () => new Uint8Array(await buffer(await zip.openReadStreamPromise(entry))))
    },
  }
}

/** Words fold to a twentieth, tables to a fiftieth; what folds to much less, and to much in all, was made to do harm. */
const [MUCH, TIMES] = [64 * 1024 * 1024, 200]
const isFolded = (unpacked: number, packed: number): boolean => unpacked > MUCH && unpacked > TIMES * packed

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new ZipTrouble('encrypted')
    if (entry.fileName.endsWith('/')) continue
    const isOdd = entry.fileName.startsWith('/') || entry.fileName.split(/[\\/]/).includes('..')
    if (isOdd || entries.has(entry.fileName)) throw new ZipTrouble('odd-names')
    entries.set(entry.fileName, entry)
  }
  return entries
}

async function orTrouble<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (fault) {
    if (fault instanceof ZipTrouble) throw fault
    const isOdd =
      fault instanceof Error && /relative path|absolute path|characters in fileName/.test(fault.message)
    throw new ZipTrouble(isOdd ? 'odd-names' : 'damaged', { cause: fault })
  }
}

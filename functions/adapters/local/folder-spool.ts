import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Answer, done, refuse } from '../../domain/refusal.ts'
import type { SpooledFile, UploadSpool } from '../../ports/upload-spool.ts'
import { ifThere } from './durable-files.ts'

/** What a spool holds at most: of one owner (a report with its appendices), and of all. */
export interface SpoolLimits {
  ownerBytes: number
  ownerFiles: number
  bytes: number
  files: number
}

const MB = 1024 * 1024
const LIMITS: SpoolLimits = { ownerBytes: 300 * MB, ownerFiles: 30, bytes: 10_000 * MB, files: 2000 }
const A_DAY = 86_400_000

const FULL = refuse(
  'So many files are on their way at this moment that there is no room for more. Nothing was sent. Try again in half an hour.',
)

const TOO_MUCH_HELD = refuse(
  'Files that you sent for this report wait to be looked at, and take up the room that there is for it. Nothing was sent. Try again when they were looked at; what nobody decided on is let go of after a day.',
)

/** A file as it is listed beside its bytes: `<id>.json` and `<id>.part`. */
interface Entry extends Omit<SpooledFile, 'arrived'> {
  /** When it was begun, in milliseconds since 1970. */
  begun: number
  /** The key that it is held under, once its sender handed it in. */
  held?: string
}

/**
 * A spool in a folder that the account of Packhorse alone may enter. It outlasts its process: whoever was sending when the
 * machine started anew goes on where they were. `now` is in milliseconds since 1970.
 */
export function folderSpool(
  folder: string,
  { now = Date.now, limits = LIMITS }: { now?: () => number; limits?: SpoolLimits } = {},
): UploadSpool {
  let entries: Promise<Map<string, Entry>> | undefined
  const writers = new Map<string, Writer>()
  const part = (id: string): string => join(folder, `${id}.part`)
  const listed = (): Promise<Map<string, Entry>> => (entries ??= readEntries(folder))

  async function forget({ id }: Pick<Entry, 'id'>): Promise<void> {
    await writers.get(id)?.end()
    ;(await listed()).delete(id)
    for (const path of [join(folder, `${id}.json`), part(id)]) await rm(path, { force: true })
  }

  /**
   * Lets go of what is a day old, and of what the owner left behind and now stands in the way. False where what is held of
   * theirs leaves no room.
   */
  async function makeRoom(owner: string, bytes: number): Promise<boolean> {
    for (const entry of (await listed()).values()) if (now() - entry.begun > A_DAY) await forget(entry)
    const theirs = [...(await listed()).values()].filter((one) => one.owner === owner)
    const held = theirs.filter((one) => one.held !== undefined)
    const left = theirs.filter((one) => one.held === undefined).sort((one, other) => one.begun - other.begun)
    const isTooMuch = (): boolean =>
      held.length + left.length >= limits.ownerFiles || sizeOf([...held, ...left]) + bytes > limits.ownerBytes
    while (isTooMuch()) {
      const oldest = left.shift()
      if (oldest === undefined) return held.length === 0
      await forget(oldest)
    }
    return true
  }

  async function spooled({ id, owner, name, bytes, begun }: Entry): Promise<SpooledFile | undefined> {
    if (now() - begun > A_DAY) return undefined
    // Whoever asks how far it came goes on from there: nobody adds to it behind their back.
    await writers.get(id)?.end()
    const found = await ifThere(stat(part(id)))
    return found && { id, owner, name, bytes, arrived: found.size }
  }

  return {
    async begin({ owner, name, bytes }) {
      if (!(await makeRoom(owner, bytes))) return TOO_MUCH_HELD
      const all = await listed()
      if (all.size >= limits.files || sizeOf([...all.values()]) + bytes > limits.bytes) return FULL
      const entry: Entry = { id: randomUUID(), owner, name, bytes, begun: now() }
      all.set(entry.id, entry)
      await writeFile(part(entry.id), '', { flag: 'wx', mode: 0o600 })
      await writeFile(join(folder, `${entry.id}.json`), JSON.stringify(entry), { flag: 'wx', mode: 0o600 })
      return done({ id: entry.id, owner, name, bytes, arrived: 0 })
    },
    async takeWhole({ owner, name, most }, content) {
      if (!(await makeRoom(owner, 0))) return TOO_MUCH_HELD
      const all = await listed()
      const entry: Entry = { id: randomUUID(), owner, name, bytes: 0, begun: now() }
      // It takes room as it grows, and stands in no list on the disk before it is whole.
      all.set(entry.id, entry)
      const refused = await writeWhole(part(entry.id), content, (bytes) => {
        entry.bytes = bytes
        if (bytes > most) return tooLarge(name, most)
        const stay = [...all.values()].filter((one) => one.owner === owner && one.held !== undefined)
        if (sizeOf([...stay, entry]) > limits.ownerBytes) return TOO_MUCH_HELD
        const isCrowded = all.size > limits.files || sizeOf([...all.values()]) > limits.bytes
        return isCrowded || !all.has(entry.id) ? FULL : null
      }).catch(async (fault) => {
        await forget(entry)
        throw fault
      })
      if (refused !== null) {
        await forget(entry)
        return refused
      }
      await writeFile(join(folder, `${entry.id}.json`), JSON.stringify(entry), { flag: 'wx', mode: 0o600 })
      return done({ id: entry.id, owner, name, bytes: entry.bytes, arrived: entry.bytes })
    },
    find: async (owner, id) => {
      const entry = (await listed()).get(id)
      return entry?.owner === owner && entry.held === undefined ? spooled(entry) : undefined
    },
    async hold({ id }, key) {
      const entry = (await listed()).get(id)
      if (entry === undefined) throw new Error('A file that is not in the spool cannot be held')
      const held = { ...entry, held: key }
      const listing = join(folder, `${id}.json`)
      await writeFile(`${listing}.new`, JSON.stringify(held), { mode: 0o600 })
      await rename(`${listing}.new`, listing)
      ;(await listed()).set(id, held)
    },
    async heldUnder(key) {
      const entry = [...(await listed()).values()].find(({ held }) => held === key)
      return entry && spooled(entry)
    },
    async append({ id, bytes, arrived }, from, content) {
      if (from !== arrived) return arrived
      await writers.get(id)?.end()
      const writer = writeParts(part(id), from, bytes, content)
      writers.set(id, writer)
      return writer.written.finally(() => {
        if (writers.get(id) === writer) writers.delete(id)
      })
    },
    read: async ({ id }) => {
      const bytes = await readFile(part(id))
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    },
    drop: forget,
  }
}

const tooLarge = (name: string, most: number): Answer<never> =>
  refuse(
    `${name} is larger than ${Math.floor(most / MB)} MB. Make the pictures in it smaller, and send it again. Nothing was sent.`,
  )

const sizeOf = (entries: Entry[]): number => entries.reduce((sum, { bytes }) => sum + bytes, 0)

async function readEntries(folder: string): Promise<Map<string, Entry>> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const entries = new Map<string, Entry>()
  for (const name of await readdir(folder)) {
    const entry = name.endsWith('.json') ? await readEntry(join(folder, name)) : undefined
    if (entry !== undefined) entries.set(entry.id, entry)
  }
  // What a dying process left half listed is nobody's.
  for (const name of await readdir(folder))
    if (!entries.has(name.replace(/\.(?:json|part)$/, ''))) await rm(join(folder, name), { force: true })
  return entries
}

async function readEntry(path: string): Promise<Entry | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Entry
  } catch {
    return undefined
  }
}

interface Writer {
  /** How much of the file is here once all came, or its sender was gone. */
  written: Promise<number>
  /** Takes nothing more, and answers when the last of it is written. */
  end(): Promise<void>
}

/** Writes what comes behind what is there, as it comes: what arrived before a connection broke off is not asked for again. */
function writeParts(path: string, from: number, bytes: number, content: ReadableStream<Uint8Array>): Writer {
  const reader = content.getReader()
  const write = async (): Promise<number> => {
    const file = await open(path, 'r+')
    let at = from
    try {
      for (;;) {
        const { done: isOver, value } = await reader.read()
        if (isOver) return at
        const room = value.subarray(0, bytes - at)
        await file.write(room, 0, room.length, at)
        at += room.length
      }
    } finally {
      await file.close()
    }
  }
  const written = write()
  return {
    written,
    end: async () => {
      await reader.cancel().catch(() => undefined)
      await written.catch(() => undefined)
    },
  }
}

/** Writes what comes, until `mayGoOn` refuses so many bytes. */
async function writeWhole(
  path: string,
  content: AsyncIterable<Uint8Array>,
  mayGoOn: (bytes: number) => Answer<never> | null,
): Promise<Answer<never> | null> {
  const file = await open(path, 'wx', 0o600)
  let at = 0
  try {
    for await (const piece of content) {
      const refused = mayGoOn(at + piece.length)
      if (refused !== null) return refused
      await file.write(piece, 0, piece.length, at)
      at += piece.length
    }
    return null
  } finally {
    await file.close()
  }
}

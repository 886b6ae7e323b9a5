import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

/** Where files are written before they are published: the same file system, and no key begins with a dot. */
const DRAFTS = '.tmp'
const A_DAY = 86_400_000

/** The code of a file system's fault, `ENOENT` for one. */
export const codeOf = (fault: unknown): string | undefined =>
  fault instanceof Error && 'code' in fault ? String(fault.code) : undefined

/** Puts a folder's entries on the disk: without it, a power cut can lose the name of a file that was saved. */
async function syncDirectory(directory: string): Promise<void> {
  // Windows writes entries through, and does not open folders.
  if (process.platform === 'win32') return
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes a folder and those above it, and puts each new one's name on the disk. */
export async function makeDirectory(directory: string): Promise<void> {
  const first = await mkdir(directory, { recursive: true })
  if (first === undefined) return
  for (let at = resolve(directory); at.length >= first.length; at = dirname(at))
    await syncDirectory(dirname(at))
}

export async function writeSynced(path: string, content: Uint8Array | string): Promise<void> {
  const handle = await open(path, 'wx')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Lends a path for a draft, and clears it away however its use ends. */
async function withDraft<T>(root: string, use: (draft: string) => Promise<T>): Promise<T> {
  const drafts = join(root, DRAFTS)
  await mkdir(drafts, { recursive: true })
  const draft = join(drafts, `${process.pid}-${randomUUID()}`)
  try {
    return await use(draft)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/**
 * Publishes a whole file under a name that nothing has yet: `link()` never replaces, so of several writers one
 * wins. False where the name is taken. Once it answers, either way, the name is on the disk.
 */
export async function publishFile(
  root: string,
  path: string,
  content: Uint8Array | string,
): Promise<boolean> {
  await makeDirectory(dirname(path))
  const isOurs = await withDraft(root, async (draft) => {
    await writeSynced(draft, content)
    try {
      await link(draft, path)
      return true
    } catch (fault) {
      if (codeOf(fault) === 'EEXIST') return false
      throw fault
    }
  })
  await syncDirectory(dirname(path))
  return isOurs
}

/** Takes a file away, and has that on the disk; nothing where there is none. */
export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true })
  await ifThere(syncDirectory(dirname(path)))
}

/**
 * Publishes a folder together with its first file. `rename()` never replaces a folder that holds something, so
 * of several writers one wins, and nobody ever sees the folder empty. False where it stands already.
 */
export async function publishFolder(
  root: string,
  folder: string,
  file: { name: string; content: string },
): Promise<boolean> {
  await makeDirectory(dirname(folder))
  const isOurs = await withDraft(root, async (draft) => {
    await mkdir(draft)
    await writeSynced(join(draft, file.name), file.content)
    await syncDirectory(draft)
    try {
      await rename(draft, folder)
      return true
    } catch (fault) {
      // Systems differ in the code that they give for a folder in the way.
      if (await exists(folder)) return false
      throw fault
    }
  })
  await syncDirectory(dirname(folder))
  return isOurs
}

async function exists(path: string): Promise<boolean> {
  return (await ifThere(stat(path))) !== undefined
}

/** What a reading act gives, or nothing where the path leads nowhere. */
export async function ifThere<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT' || codeOf(fault) === 'ENOTDIR') return undefined
    throw fault
  }
}

/** Clears away drafts of writers that were killed. A day old: no living writer takes that long. */
export const clearOldDrafts = (root: string): Promise<void> => clearOldFiles(join(root, DRAFTS))

/** Clears away what nobody touched for a day. */
export async function clearOldFiles(folder: string): Promise<void> {
  for (const name of (await ifThere(readdir(folder))) ?? []) {
    const path = join(folder, name)
    const found = await ifThere(stat(path))
    if (found !== undefined && Date.now() - found.mtimeMs > A_DAY)
      await rm(path, { recursive: true, force: true })
  }
}

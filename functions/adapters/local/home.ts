import { randomUUID } from 'node:crypto'
import { link, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Answer, done, refuse } from '../../domain/refusal.ts'
import type { DocumentStore } from '../../ports/document-store.ts'
import type { Register } from '../../ports/register.ts'
import type { UploadSpool } from '../../ports/upload-spool.ts'
import {
  clearOldDrafts,
  clearOldFiles,
  codeOf,
  ifThere,
  makeDirectory,
  writeSynced,
} from './durable-files.ts'
import { folderDocumentStore } from './folder-document-store.ts'
import { folderRegister } from './folder-register.ts'
import { folderSpool } from './folder-spool.ts'

/** A council's store on one machine. */
export interface Home {
  register: Register
  open: DocumentStore
  /** Where the open store lies: for a process that may enter nothing else. */
  openFolder: string
  restricted: DocumentStore
  /** Files that are still on their way. */
  spool: UploadSpool
  /** The folder that mail is put into where there is no post. */
  outbox: string
}

/** The format that this program writes. A home of a newer one is left alone. */
const FORMAT = 1
const MARKER = 'packhorse.json'
const MARKER_TEXT = `${JSON.stringify({ format: FORMAT, about: 'A Packhorse store: see docs/operating.md' }, null, 2)}\n`
/** What systems leave in folders by themselves. */
const LITTER = ['.DS_Store', 'Thumbs.db', 'desktop.ini', 'lost+found']

/**
 * Opens a home folder, or makes one where there is none or an empty one. Refuses a folder with other things in
 * it, a file, a folder that may not be written, and a store that is damaged or newer than this program.
 */
export async function openHome(directory: string): Promise<Answer<Home>> {
  const root = resolve(directory)
  try {
    await makeDirectory(root)
    const marker = (await readMarker(root)) ?? (await makeMarker(root))
    if (marker === undefined) return refuse(notOurs(root))
    const refusal = judgeMarker(root, marker)
    return refusal === undefined ? done(await furnish(root)) : refuse(refusal)
  } catch (fault) {
    const why = REASONS.get(codeOf(fault) ?? '')
    if (why === undefined) throw fault
    return refuse(`The store cannot be kept in ${root}: ${why}`)
  }
}

const REASONS = new Map(
  Object.entries({
    EEXIST: 'there is a file of that name. Name a folder instead, or a new one.',
    ENOTDIR: 'a part of that path is a file. Name a folder instead, or a new one.',
    EACCES: 'you may not write there. Ask whoever owns the folder, or name another.',
    EPERM:
      'you may not write there, or that disk has no hard links. Name a folder on a disk of this machine.',
    ENOTSUP: 'that disk has no hard links. Name a folder on a disk of this machine.',
    EROFS: 'that disk can only be read. Name a folder on another one.',
    ENOSPC: 'the disk is full. Make room on it, and try again.',
  }),
)

const notOurs = (root: string): string =>
  `${root} holds other files, and is no store of Packhorse: there is no ${MARKER} in it. ` +
  'Name an empty folder or a new one, so that nothing of yours gets mixed up.'

const readMarker = (root: string): Promise<string | undefined> =>
  ifThere(readFile(join(root, MARKER), 'utf8'))

/** Makes an empty folder a home. Nothing where it holds what is not ours. Of several at once, one makes it. */
async function makeMarker(root: string): Promise<string | undefined> {
  const strangers = (await readdir(root)).filter((name) => !name.startsWith(MARKER) && !LITTER.includes(name))
  // Whoever else made it a home meanwhile has put things into it.
  if (strangers.length > 0) return readMarker(root)
  const draft = join(root, `${MARKER}.${randomUUID()}`)
  try {
    await writeSynced(draft, MARKER_TEXT)
    await link(draft, join(root, MARKER)).catch((fault: unknown) => {
      if (codeOf(fault) !== 'EEXIST') throw fault
    })
  } finally {
    await rm(draft, { force: true })
  }
  return readMarker(root)
}

function judgeMarker(root: string, text: string): string | undefined {
  const format = formatIn(text)
  if (format === undefined) {
    return (
      `${join(root, MARKER)} is damaged: it does not say which format the store has. ` +
      'Restore that file from a backup; nothing was changed.'
    )
  }
  if (format <= FORMAT) return undefined
  return (
    `The store in ${root} was written by a newer Packhorse (format ${format}; this one knows ${FORMAT}). ` +
    'Upgrade Packhorse, and try again; nothing was changed.'
  )
}

function formatIn(text: string): number | undefined {
  try {
    const { format } = JSON.parse(text) as { format: unknown }
    return typeof format === 'number' && Number.isInteger(format) && format >= 1 ? format : undefined
  } catch {
    return undefined
  }
}

async function furnish(root: string): Promise<Home> {
  const at = (name: string): string => join(root, name)
  // Exempt papers: on a shared machine, only the account that runs Packhorse may enter.
  await mkdir(at('restricted'), { mode: 0o700, recursive: true })
  for (const name of ['register', 'open', 'outbox']) await makeDirectory(at(name))
  for (const name of ['register', 'open', 'restricted']) await clearOldDrafts(at(name))
  // The round of each morning opens the store: what was never handed in does not stay.
  await clearOldFiles(at('spool'))
  return {
    register: folderRegister(at('register')),
    open: folderDocumentStore(at('open'), 'open'),
    openFolder: at('open'),
    restricted: folderDocumentStore(at('restricted'), 'restricted'),
    spool: folderSpool(at('spool')),
    outbox: at('outbox'),
  }
}

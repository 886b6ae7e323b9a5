import { type Answer, done } from '../domain/refusal.ts'
import type { Item } from '../domain/work-programme/meeting.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { SpooledFile, UploadSpool } from '../ports/upload-spool.ts'
import { type SentInParts, takeSpooled } from '../steps/take-spooled.ts'
import { type Fields, filesOf, type SentFile } from './form-fields.ts'
import type { Desk } from './officer-desk.ts'

/** A report with its pictures and maps. */
export const MOST_BYTES = 100 * 1024 * 1024

/** A file that a form hands in: it came with it, or in parts before it. */
export interface HandedIn extends SentFile {
  spooled: SpooledFile | null
}

/** Whose a file in parts is: a person's, for one report. A meeting that moves takes it along. */
export const spoolOwner = ({ who, record: { meeting } }: Desk, item: Item): string =>
  `${meeting.committee}/${meeting.key}/${item.key}/${who.address}`

/** The files that a field names, in order: `<id>.<SHA-256>` each. */
const refsIn = (fields: Fields, field: string): SentInParts[] =>
  fields.all(field).map((words) => {
    const [id = '', digest = ''] = words.split('.')
    return { id, digest }
  })

const sentInParts = (fields: Fields, field: string): SentInParts[] => refsIn(fields, `${field}-in-parts`)

/**
 * What of a field is here already: sent in parts before the form; or kept since it was refused, where its sender chose
 * nothing else in its place.
 */
const hereAlready = (fields: Fields, field: string): SentInParts[] => {
  const sent = sentInParts(fields, field)
  const isChosenAnew = fields.files(field).some(({ name }) => name !== '')
  return sent.length > 0 || isChosenAnew ? sent : refsIn(fields, `${field}-kept`)
}

/**
 * What tells one handing in from another, so that whoever did not hear that it was taken may hand it in again: the number
 * of its first file, where it is one.
 */
export const offerIn = (fields: Fields): string | undefined =>
  hereAlready(fields, 'report').find(({ id }) => /^[0-9a-f-]{36}$/.test(id))?.id

/** A file that its sender need not send again. */
export interface KeptFile {
  field: string
  name: string
  /** What the form calls it: `<id>.<SHA-256>`. */
  ref: string
}

/** Keeps what a form handed in and is not taken yet, so that a choice is all that its sender has to send. */
export async function keepHandedIn(
  { spool, sha256 }: { spool: UploadSpool; sha256: Hasher },
  owner: string,
  files: readonly HandedIn[],
): Promise<KeptFile[]> {
  const all = await spoolAll(spool, owner, files)
  if ('refused' in all) return []
  return all.done.map(({ field, name, bytes, spooled }) => ({
    field,
    name,
    ref: `${spooled.id}.${sha256(bytes)}`,
  }))
}

/** Has each file lie in the spool, whichever way it came. Refuses where there is no room. */
export async function spoolAll<T extends { name: string; bytes: Uint8Array; spooled: SpooledFile | null }>(
  spool: UploadSpool,
  owner: string,
  files: readonly T[],
): Promise<Answer<(T & { spooled: SpooledFile })[]>> {
  const all: (T & { spooled: SpooledFile })[] = []
  for (const file of files) {
    const spooled = file.spooled === null ? await spoolWhole(spool, owner, file) : done(file.spooled)
    if ('refused' in spooled) return spooled
    all.push({ ...file, spooled: spooled.done })
  }
  return done(all)
}

async function spoolWhole(
  spool: UploadSpool,
  owner: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<Answer<SpooledFile>> {
  const begun = await spool.begin({ owner, name, bytes: bytes.length })
  if ('done' in begun) await spool.append(begun.done, 0, new Blob([new Uint8Array(bytes)]).stream())
  return begun
}

/** All files that a form hands in: the report, then its appendices in order. */
export async function filesIn(
  fields: Fields,
  tools: { spool: UploadSpool; sha256: Hasher },
  owner: string,
): Promise<Answer<HandedIn[]>> {
  const files: HandedIn[] = []
  for (const field of ['report', 'appendix']) {
    for (const file of await filesOf(fields, [field])) files.push({ ...file, spooled: null })
    for (const sent of hereAlready(fields, field)) {
      const taken = await takeSpooled(tools, owner, sent)
      if ('refused' in taken) return taken
      const { file, bytes } = taken.done
      files.push({ field, name: file.name, bytes, spooled: file })
    }
  }
  return done(files)
}

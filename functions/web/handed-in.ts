import { type Answer, done, refuse } from '../domain/refusal.ts'
import type { Item } from '../domain/work-programme/meeting.ts'
import type { FormReader } from '../ports/form-reader.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { SpooledFile, UploadSpool } from '../ports/upload-spool.ts'
import { MOST_FILES } from '../steps/offer-upload.ts'
import { type SentInParts, takeSpooled } from '../steps/take-spooled.ts'
import { type Fields, fieldsFrom, lastOfName } from './form-fields.ts'
import type { Desk } from './officer-desk.ts'

const MB = 1024 * 1024
/** A report with its pictures and maps. */
export const MOST_BYTES = 100 * MB
/** All files of one upload, and the form around them. */
export const MOST_IN_ALL = 300 * MB

export const TOO_MUCH = refuse(
  `The files are larger than ${MOST_IN_ALL / MB} MB together, or more than ${MOST_FILES}, so they were not taken. Make the pictures in them smaller (in Word: File, Compress Pictures), or send the appendices in parts.`,
)

/** A file that a form hands in: it came with it, or in parts before it. */
export interface HandedIn {
  field: string
  spooled: SpooledFile
  cameWithForm: boolean
}

/** Whose a file that waits here is: a person's, for one report. A meeting that moves takes it along. */
export const spoolOwner = ({ who, record: { meeting } }: Desk, item: Item): string =>
  `${meeting.committee}/${meeting.key}/${item.key}/${who.address}`

/** A form's words, and the files that came with it: they lie in the spool, and nothing holds them. */
export interface FormWithFiles {
  fields: Fields
  files: HandedIn[]
}

/** Reads a form as it comes. Of one that is refused, or breaks off, no file is left behind. */
export async function readForm(
  request: Request,
  { spool, readForm: read }: { spool: UploadSpool; readForm: FormReader },
  owner: string,
): Promise<Answer<FormWithFiles>> {
  const files: HandedIn[] = []
  const most = { bytes: MOST_IN_ALL, files: MOST_FILES, beyond: TOO_MUCH }
  const form = { type: request.headers.get('content-type') ?? '', body: request.body }
  const leaveNone = () => letGo(spool, files)
  const words = await read(form, most, async ({ field, name, content }) => {
    const taken = await spool.takeWhole({ owner, name: lastOfName(name), most: MOST_BYTES }, content)
    if ('done' in taken) files.push({ field, spooled: taken.done, cameWithForm: true })
    return taken
  }).catch(async (fault) => {
    await leaveNone()
    throw fault
  })
  if ('done' in words) return done({ fields: fieldsFrom(words.done), files })
  await leaveNone()
  return words
}

/** Lets go of what came with a form: nobody can name it any more. */
export async function letGo(spool: UploadSpool, files: readonly HandedIn[]): Promise<void> {
  for (const { spooled, cameWithForm } of files) if (cameWithForm) await spool.drop(spooled)
}

/** The files that a field names, in order: `<id>.<SHA-256>` each. */
const refsIn = (fields: Fields, field: string): SentInParts[] =>
  fields.all(field).map((words) => {
    const [id = '', digest = ''] = words.split('.')
    return { id, digest }
  })

/**
 * What of a field is here already: sent in parts before the form; or kept since it was refused, where its sender chose
 * nothing else in its place.
 */
function hereAlready({ fields, files }: FormWithFiles, field: string): SentInParts[] {
  const sent = refsIn(fields, `${field}-in-parts`)
  const isChosenAnew = files.some((file) => file.field === field)
  return sent.length > 0 || isChosenAnew ? sent : refsIn(fields, `${field}-kept`)
}

/**
 * What tells one handing in from another, so that whoever did not hear that it was taken may hand it in again: the number
 * of its first file, where it is one.
 */
export const offerIn = (form: FormWithFiles): string | undefined =>
  hereAlready(form, 'report').find(({ id }) => /^[0-9a-f-]{36}$/.test(id))?.id

/** A file that its sender need not send again. */
export interface KeptFile {
  field: string
  name: string
  /** What the form calls it: `<id>.<SHA-256>`. */
  ref: string
}

/** What a form handed in and is not taken yet, so that a choice is all that its sender has to send. */
export async function keptFiles(
  { spool, sha256 }: { spool: UploadSpool; sha256: Hasher },
  files: readonly HandedIn[],
): Promise<KeptFile[]> {
  const kept: KeptFile[] = []
  for (const { field, spooled } of files)
    kept.push({
      field,
      name: spooled.name,
      ref: `${spooled.id}.${sha256(await spool.read(spooled))}`,
    })
  return kept
}

/** All files that a form hands in: the report, then its appendices in order. */
export async function filesIn(
  form: FormWithFiles,
  tools: { spool: UploadSpool; sha256: Hasher },
  owner: string,
): Promise<Answer<HandedIn[]>> {
  const files: HandedIn[] = []
  for (const field of ['report', 'appendix']) {
    files.push(...form.files.filter((file) => file.field === field))
    for (const sent of hereAlready(form, field)) {
      const taken = await takeSpooled(tools, owner, sent)
      if ('refused' in taken) return taken
      files.push({ field, spooled: taken.done, cameWithForm: false })
    }
  }
  return done(files)
}

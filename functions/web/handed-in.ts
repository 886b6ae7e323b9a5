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

/** What a field says was sent in parts: `<id>.<SHA-256>` each, in order. */
export const sentInParts = (fields: Fields, field: string): SentInParts[] =>
  fields.all(`${field}-in-parts`).map((words) => {
    const [id = '', digest = ''] = words.split('.')
    return { id, digest }
  })

/** All files that a form hands in: the report, then its appendices in order. */
export async function filesIn(
  fields: Fields,
  tools: { spool: UploadSpool; sha256: Hasher },
  owner: string,
): Promise<Answer<HandedIn[]>> {
  const files: HandedIn[] = []
  for (const field of ['report', 'appendix']) {
    for (const file of await filesOf(fields, [field])) files.push({ ...file, spooled: null })
    for (const sent of sentInParts(fields, field)) {
      const taken = await takeSpooled(tools, owner, sent)
      if ('refused' in taken) return taken
      const { file, bytes } = taken.done
      files.push({ field, name: file.name, bytes, spooled: file })
    }
  }
  return done(files)
}

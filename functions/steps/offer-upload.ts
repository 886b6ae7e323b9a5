import { type Answer, done, type Refusal, refuse } from '../domain/refusal.ts'
import { judgeSecrecy } from '../domain/submissions/receive-report.ts'
import {
  type OfferedFile,
  offeredFileKey,
  offerKey,
  type UploadOffer,
} from '../domain/submissions/upload-offer.ts'
import type { Clock } from '../ports/clock.ts'
import type { Register } from '../ports/register.ts'
import type { UploadForm, UploadForms } from '../ports/upload-tray.ts'
import { openItem } from './submit-report.ts'

/** A report with its pictures and maps: more than that goes to the clerk in parts. */
const MOST_BYTES = 100 * 1024 * 1024
const MOST_FILES = 30

/**
 * Opens an upload of a report with its appendices, before anything is sent. Refuses an item that is not open for
 * uploads, and a claim of exemption that cannot stand.
 */
export async function offerUpload(
  { register, clock }: { register: Register; clock: Clock },
  asked: { meeting: string; item: number; by: string; files: OfferedFile[] },
): Promise<Answer<UploadOffer>> {
  if (asked.files.length === 0) return refuse('No file was chosen. Choose the report, and send it again.')
  if (asked.files.length > MOST_FILES)
    return refuse(`A report may have ${MOST_FILES - 1} appendices at most. Join some of them into one file.`)
  const open = await openItem({ register }, asked)
  const faults: Refusal[] = 'refused' in open ? open.refused : []
  for (const { secrecy } of asked.files) {
    const judged = judgeSecrecy(secrecy)
    if ('refused' in judged) faults.push(...judged.refused)
  }
  if (faults.length > 0) return { refused: faults }
  const id = crypto.randomUUID()
  const offer: UploadOffer = { id, ...asked, at: clock.wallTime(), outcome: null }
  await register.create(offerKey(id), offer)
  return done(offer)
}

/** A form for one file of an offer, counted from 0, which leads back to a page of ours. */
export const issueForm = (
  { forms }: { forms: UploadForms },
  { id }: UploadOffer,
  at: number,
  backTo: string | null = null,
): Promise<UploadForm> => forms.issue(offeredFileKey(id, at), { mostBytes: MOST_BYTES, backTo })

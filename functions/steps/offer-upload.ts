import { choicesNamed, type OpenChoice } from '../domain/papers/findings.ts'
import { type Answer, done, type Refusal, refuse } from '../domain/refusal.ts'
import { judgeSecrecy } from '../domain/submissions/receive-report.ts'
import {
  lookAgainKey,
  offeredFileKey,
  offerKey,
  type UploadOffer,
} from '../domain/submissions/upload-offer.ts'
import type { Clock } from '../ports/clock.ts'
import type { Register } from '../ports/register.ts'
import type { UploadForm, UploadForms } from '../ports/upload-tray.ts'
import { changeRecord } from './change-record.ts'
import { openItem } from './submit-report.ts'

/** A report with its pictures and maps: more than that goes to the clerk in parts. */
const MOST_BYTES = 100 * 1024 * 1024
/** The report, and its appendices. */
export const MOST_FILES = 30

export type AskedUpload = Pick<UploadOffer, 'meeting' | 'item' | 'by' | 'sender' | 'choices' | 'files'>

/** Opens an upload of a report with its appendices, before anything is sent. */
export async function offerUpload(
  tools: { register: Register; clock: Clock },
  asked: AskedUpload,
): Promise<Answer<UploadOffer>> {
  const offer = await draftOffer(tools, asked, crypto.randomUUID())
  if ('done' in offer) await tools.register.create(offerKey(offer.done.id), offer.done)
  return offer
}

/**
 * An upload as it would be written down. Refuses an item that is not open for uploads, and a claim of exemption that
 * cannot stand.
 */
export async function draftOffer(
  { register, clock }: { register: Register; clock: Clock },
  asked: AskedUpload,
  id: string,
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
  if ('refused' in open || faults.length > 0) return { refused: faults }
  const { key } = open.done.item
  return done({ id, ...asked, key, at: clock.wallTime(), outcome: null })
}

/** A form for one file of an offer, counted from 0, which leads back to a page of ours. */
export const issueForm = (
  { forms }: { forms: UploadForms },
  { id }: UploadOffer,
  at: number,
  backTo: string | null = null,
): Promise<UploadForm> => forms.issue(offeredFileKey(id, at), { mostBytes: MOST_BYTES, backTo })

/**
 * A form that asks for the files that lie there to be looked at once more: what it sends is told to the queue as any file
 * is.
 */
export const issueLookAgain = (
  { forms }: { forms: UploadForms },
  { id }: UploadOffer,
  backTo: string,
): Promise<UploadForm> => forms.issue(lookAgainKey(id), { mostBytes: 100, backTo })

/**
 * Takes down what its sender chose after an upload was refused, so that the files that lie there can be looked at once
 * more. False where there is nothing to choose any more.
 */
export async function chooseForUpload(
  tools: { register: Register },
  { id }: Pick<UploadOffer, 'id'>,
  choices: readonly OpenChoice[],
): Promise<boolean> {
  const isChosen = await changeRecord<UploadOffer, boolean>(tools, offerKey(id), (standing) => {
    // It counts as sent when it was chosen how.
    const { arrivedAt: _, progress: __, ...offer } = standing
    const chosen = choicesNamed([...(offer.choices ?? []), ...choices])
    return offer.outcome?.was === 'refused'
      ? { next: { ...offer, ...begunAnew(offer), choices: chosen, outcome: null }, answer: true }
      : { keep: offer.outcome === null }
  })
  return isChosen === true
}

const begunAnew = ({ begun }: Pick<UploadOffer, 'begun'>) => (begun === undefined ? {} : { begun: 0 })

import {
  offeredFileKey,
  offerKey,
  type UploadOffer,
  type UploadOutcome,
} from '../domain/submissions/upload-offer.ts'
import type { UploadTray } from '../ports/upload-tray.ts'
import { changeRecord } from './change-record.ts'
import type { UploadedFile } from './check-files.ts'
import { type SubmitTools, submitOnceJudged } from './submit-report.ts'

export interface ReceiveTools extends SubmitTools {
  tray: UploadTray
}

/**
 * Takes in an upload once all of its files arrived, and writes down what became of it, for the page on which the
 * officer waits. Null where files are still missing or looked at elsewhere, or nobody asked for the upload. Being told twice of a file, or of
 * two files at once, changes nothing: one upload makes one version.
 */
export async function receiveReport(tools: ReceiveTools, id: string): Promise<UploadOutcome | null> {
  const kept = await tools.register.read<UploadOffer>(offerKey(id))
  if (kept === undefined) return null
  const offer = kept.value
  if (offer.outcome !== null) return offer.outcome
  const files = await arrived(tools.tray, offer)
  const [report, ...appendices] = files ?? []
  if (report === undefined) return null
  const { meeting, item, by } = offer
  const answer = await submitOnceJudged(tools, { meeting, item, by, report, appendices, offer: id })
  if (answer === 'waiting') return null
  const outcome: UploadOutcome =
    'refused' in answer
      ? { was: 'refused', because: answer.refused.map(({ message }) => message) }
      : { was: 'taken', version: answer.done.version, receipt: answer.done.receipt }
  const written = await changeRecord<UploadOffer, UploadOutcome>(tools, offerKey(id), (standing) =>
    standing.outcome === null
      ? { next: { ...standing, outcome }, answer: outcome }
      : { keep: standing.outcome },
  )
  return written ?? null
}

/** Every file of an upload; null while one is still on its way. */
async function arrived(tray: UploadTray, { id, files }: UploadOffer): Promise<UploadedFile[] | null> {
  const taken: UploadedFile[] = []
  for (const [at, { name, secrecy }] of files.entries()) {
    const file = await tray.take(offeredFileKey(id, at))
    if (file === undefined) return null
    taken.push({ name, secrecy, ...file })
  }
  return taken
}

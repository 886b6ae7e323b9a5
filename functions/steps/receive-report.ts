import type { Day } from '../domain/calendar/day.ts'
import { choicesFrom } from '../domain/papers/findings.ts'
import type { Refusal } from '../domain/refusal.ts'
import { findItem } from '../domain/submissions/find-item.ts'
import {
  offeredFileKey,
  offerKey,
  type UploadOffer,
  type UploadOutcome,
} from '../domain/submissions/upload-offer.ts'
import type { Clock } from '../ports/clock.ts'
import type { UploadTray } from '../ports/upload-tray.ts'
import { findMeeting } from './change-meeting.ts'
import { changeRecord } from './change-record.ts'
import type { UploadedFile } from './check-files.ts'
import { markArriving, markNotTaken } from './mark-arriving.ts'
import { newestAlone } from './newest-alone.ts'
import { sendRefusal } from './send-receipt.ts'
import { type SubmitTools, submitOnceJudged } from './submit-report.ts'

/** How far it is, is told by the upload's own record. */
export interface ReceiveTools extends Omit<SubmitTools, 'progress'> {
  tray: UploadTray
}

/**
 * Takes in an upload once all of its files arrived, and writes down what became of it, for the page on which the
 * officer waits. Null where files are still missing, or nobody asked for the upload; `waiting` where another part of the
 * pipeline is still at them. Being told twice of a file, or of two files at once, changes nothing: one upload makes one
 * version.
 */
export async function receiveReport(
  given: ReceiveTools,
  id: string,
): Promise<UploadOutcome | 'waiting' | null> {
  const { register } = given
  const kept = await register.read<UploadOffer>(offerKey(id))
  if (kept === undefined) return null
  const offer = kept.value
  if (offer.outcome !== null) return offer.outcome
  const tools = { ...given, clock: offer.arrivedAt === undefined ? given.clock : standingAt(offer.arrivedAt) }
  const files = await arrived(tools.tray, offer)
  const [report, ...appendices] = files ?? []
  if (report === undefined) return null
  const { meeting, item, key, by, sender } = offer
  const progress = newestAlone((at, total, doing) => tellProgress(tools, id, { done: at, total, doing }))
  const about = {
    meeting,
    item,
    key,
    by,
    report,
    appendices,
    offer: id,
    ...(sender === undefined ? {} : { sender }),
    ...(offer.arrivedAt === undefined ? {} : { sentAt: offer.arrivedAt }),
  }
  const answer = await submitOnceJudged({ ...tools, progress }, about)
  await progress.isTold()
  if (answer === 'waiting') return waiting(tools, offer)
  const outcome: UploadOutcome =
    'refused' in answer
      ? refusedFor(answer.refused)
      : { was: 'taken', version: answer.done.version, receipt: answer.done.receipt }
  return settleUpload(tools, offer, outcome)
}

/** Writes down what became of an upload, once; whoever sent what was not taken is told by mail too. */
export async function settleUpload(
  tools: ReceiveTools,
  offer: UploadOffer,
  outcome: UploadOutcome,
): Promise<UploadOutcome | null> {
  if (outcome.was === 'refused') {
    await tellRefused(tools, offer, outcome)
    await markNotTaken(tools, offer)
  }
  const written = await changeRecord<UploadOffer, UploadOutcome>(tools, offerKey(offer.id), (standing) =>
    standing.outcome === null
      ? { next: { ...standing, outcome }, answer: outcome }
      : { keep: standing.outcome },
  )
  return written ?? null
}

/** Told twice, it is written once. */
async function tellProgress(
  tools: ReceiveTools,
  id: string,
  progress: NonNullable<UploadOffer['progress']>,
): Promise<void> {
  await changeRecord<UploadOffer, null>(tools, offerKey(id), (standing) =>
    standing.outcome !== null || JSON.stringify(standing.progress) === JSON.stringify(progress)
      ? { keep: null }
      : { next: { ...standing, progress }, answer: null },
  )
}

/** Whatever it waits for, a report counts as sent when its last file was there. */
async function waiting(tools: ReceiveTools, offer: UploadOffer): Promise<'waiting'> {
  const now = tools.clock.wallTime()
  await markArriving(tools, offer)
  await changeRecord<UploadOffer, null>(tools, offerKey(offer.id), (standing) =>
    standing.arrivedAt === undefined && standing.outcome === null
      ? { next: { ...standing, arrivedAt: now }, answer: null }
      : { keep: null },
  )
  return 'waiting'
}

const standingAt = (wallTime: string): Clock => ({
  today: () => wallTime.slice(0, 10) as Day,
  wallTime: () => wallTime,
})

/** Whoever waits on the page is told there, and whoever closed it by mail. */
async function tellRefused(
  tools: ReceiveTools,
  offer: UploadOffer,
  { because, choices = [] }: Extract<UploadOutcome, { was: 'refused' }>,
): Promise<void> {
  const found = await findMeeting(tools, offer.meeting)
  if ('refused' in found) return
  const { meeting } = found.done.record
  const item = findItem(meeting, offer.item, offer.key)
  if ('refused' in item) return
  const about = { meeting, item: item.done, sender: offer.sender ?? null }
  await sendRefusal(tools, about, offer, { because, choices })
}

/** Those that leave a choice come first, each beside its own. */
function refusedFor(refused: Refusal[]): UploadOutcome {
  const open = refused.filter(({ choice }) => choice !== undefined)
  const rest = refused.filter(({ choice }) => choice === undefined)
  const choices = open.flatMap(({ choice }) => choice ?? [])
  return {
    was: 'refused',
    because: [...open, ...rest].map(({ message }) => message),
    ...(choices.length === 0 ? {} : { choices }),
  }
}

/** Every file of an upload; null while one is still on its way. */
async function arrived(
  tray: UploadTray,
  { id, files, choices = [] }: UploadOffer,
): Promise<UploadedFile[] | null> {
  const taken: UploadedFile[] = []
  for (const [at, { name, secrecy }] of files.entries()) {
    const file = await tray.take(offeredFileKey(id, at))
    if (file === undefined) return null
    taken.push({ name, secrecy, choices: choicesFrom(choices), ...file })
  }
  return taken
}

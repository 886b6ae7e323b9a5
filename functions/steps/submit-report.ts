import type { Accessibility } from '../domain/papers/accessibility.ts'
import type { Scanned } from '../domain/papers/findings.ts'
import type { PaperKind } from '../domain/papers/paper-kind.ts'
import type { MeetingRecord } from '../domain/pipeline.ts'
import { type Answer, done } from '../domain/refusal.ts'
import { publishedVersionOf } from '../domain/release/published.ts'
import { findItem } from '../domain/submissions/find-item.ts'
import { mayReceive, mayStillReceive, receiveReport } from '../domain/submissions/receive-report.ts'
import type { Mailbox } from '../domain/work-programme/committee.ts'
import { type Item, type Meeting, meetingId, type SubmittedFile } from '../domain/work-programme/meeting.ts'
import type { Clock } from '../ports/clock.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { Register } from '../ports/register.ts'
import { changeItem, findMeeting } from './change-meeting.ts'
import { type CheckedFile, checkFiles, keepFiles, type UploadedFile } from './check-files.ts'
import type { IntakeTools } from './judge-paper.ts'
import { type ReceiptTools, sendReceipt } from './send-receipt.ts'

export interface SubmitTools extends IntakeTools, ReceiptTools {
  open: DocumentStore
  restricted: DocumentStore
  sha256: Hasher
}

export interface Upload {
  meeting: string
  item: number
  /** The item's own, where it was chosen before its files came: its number may have changed since. */
  key?: string
  by: string
  /** Whose link it came by, where it came by one: they get the receipt. */
  sender?: Mailbox
  report: UploadedFile
  appendices: UploadedFile[]
  /** The offer that it answers: one offer makes one version, however often its files are told of. */
  offer?: string
  /** Since when it waited to be looked at, where it did. */
  sentAt?: string
}

/** What an officer is told of one file. */
export interface FileReceipt {
  name: string
  kind: PaperKind
  pages: number
  /** Of what is bound: the PDF. */
  sha256: string
  verdict: 'fit' | 'fit-with-warnings'
  warnings: string[]
  accessibility: Accessibility
  scanned: Scanned
}

export interface SubmitReceipt {
  item: number
  version: number
  files: FileReceipt[]
  /** What was taken and when, in one sentence. */
  receipt: string
}

/**
 * Takes in an officer's report and appendices, all or nothing: checks every file, keeps them, and records the
 * new version, which replaces the one before. What is exempt goes to the restricted store and nowhere else.
 * Refuses, with the reasons of every file, what cannot be bound; and an item that is not open for uploads.
 */
export async function submitReport(tools: SubmitTools, upload: Upload): Promise<Answer<SubmitReceipt>> {
  const answer = await submitOnceJudged(tools, upload)
  if (answer === 'waiting') throw new Error('A file is looked at elsewhere, and nobody asks again for it')
  return answer
}

/** The same, where files may be looked at elsewhere: `waiting` until they are, and to be asked again then. */
export async function submitOnceJudged(
  tools: SubmitTools,
  upload: Upload,
): Promise<Answer<SubmitReceipt> | 'waiting'> {
  const open = await openItem(tools, upload)
  if ('refused' in open) return open
  const checked = await checkFiles(tools, [upload.report, ...upload.appendices])
  if (checked === 'waiting' || 'refused' in checked) return checked
  const { meeting, item } = open.done
  const files = await keepFiles(
    tools,
    `uploads/${meeting.committee}/${meeting.key}/${item.key}`,
    checked.done,
  )
  const { by, offer, sentAt } = upload
  const received = await changeItem(tools, { ...upload, key: item.key }, (newest, record) => {
    if (versionOf(newest, offer) !== null) return done({ item: newest, what: null })
    const allowed = mayReceive(newest, publishedVersionOf(record.packs, newest.key))
    if ('refused' in allowed) return allowed
    const isNewest = sentAt === undefined ? done(newest) : mayStillReceive(newest, sentAt)
    if ('refused' in isNewest) return isNewest
    const answer = receiveReport(newest, {
      on: tools.clock.today(),
      at: tools.clock.wallTime(),
      by,
      files,
      ...(offer === undefined ? {} : { offer }),
    })
    if ('refused' in answer) return answer
    const version = answer.done.submissions.length
    return done({ item: answer.done, what: `report received, version ${version} (${inPages(files)})` })
  })
  if ('refused' in received) return received
  const facts = { meeting, checked: checked.done, files, offer, clock: tools.clock }
  const receipt = receiptFor(received.done, facts)
  const { version } = receipt
  await sendReceipt(tools, { meeting, item: received.done, version, sender: upload.sender ?? null })
  return done(receipt)
}

/** The version that an offer became; null while it has not. */
const versionOf = (item: Item, offer: string | undefined): number | null =>
  item.submissions.find((one) => offer !== undefined && one.offer === offer)?.version ?? null

/** The item of a meeting that an upload is for; refuses one that takes none. */
export async function openItem(
  tools: { register: Register },
  { meeting, item, key, offer }: Pick<Upload, 'meeting' | 'item' | 'key' | 'offer'>,
): Promise<Answer<{ meeting: Meeting; item: Item }>> {
  const found = await findMeeting(tools, meeting)
  if ('refused' in found) return found
  const record: MeetingRecord = found.done.record
  const known = findItem(record.meeting, item, key)
  if ('refused' in known) return known
  if (versionOf(known.done, offer) !== null) return done({ meeting: record.meeting, item: known.done })
  const allowed = mayReceive(known.done, publishedVersionOf(record.packs, known.done.key))
  return 'refused' in allowed ? allowed : done({ meeting: record.meeting, item: known.done })
}

const inPages = (files: SubmittedFile[]): string => {
  const pages = files.reduce((sum, file) => sum + file.pages, 0)
  return pages === 1 ? '1 page' : `${pages} pages`
}

function receiptFor(
  item: Item,
  {
    meeting,
    checked,
    files,
    offer,
    clock,
  }: {
    meeting: Meeting
    checked: CheckedFile[]
    files: SubmittedFile[]
    offer: string | undefined
    clock: Clock
  },
): SubmitReceipt {
  const version = versionOf(item, offer) ?? item.submissions.at(-1)?.version ?? 1
  const receipts = checked.map(({ file, kind, pages, warnings, accessibility, scanned }, at) => ({
    name: file.name,
    kind,
    pages,
    sha256: files[at]?.sha256 ?? '',
    verdict: warnings.length === 0 ? ('fit' as const) : ('fit-with-warnings' as const),
    warnings,
    accessibility,
    scanned,
  }))
  const what =
    files.length === 1
      ? 'The report was'
      : `The report and ${files.length === 2 ? 'its appendix' : `${files.length - 1} appendices`} were`
  const receipt = `${what} taken in as version ${version} for item ${item.number} of ${meetingId(meeting)}, "${item.title}", at ${clock.wallTime().replace('T', ' ')}.`
  return { item: item.number, version, files: receipts, receipt }
}

import { type Doer, doerOf } from '../domain/doer.ts'
import type { MeetingRecord } from '../domain/pipeline.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import { publishedVersionOf } from '../domain/release/published.ts'
import { withholdPacks } from '../domain/release/withhold-packs.ts'
import { changeSecrecy, type SecrecyDecision } from '../domain/submissions/change-secrecy.ts'
import { findItem } from '../domain/submissions/find-item.ts'
import { judgeSecrecy, type SecrecyClaim } from '../domain/submissions/receive-report.ts'
import type { Secrecy, SubmittedFile } from '../domain/work-programme/meeting.ts'
import type { Clock } from '../ports/clock.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import type { Register } from '../ports/register.ts'
import type { Workers } from '../ports/workers.ts'
import { findMeeting } from './change-meeting.ts'
import { changeRecord } from './change-record.ts'
import { readCompilation } from './request-pack.ts'

export interface SecrecyTools {
  register: Register
  clock: Clock
  workers: Workers
  open: DocumentStore
  restricted: DocumentStore
}

export interface SecrecyRequest extends Omit<SecrecyDecision, 'secrecy'>, Doer {
  meeting: string
  item: number
  claim: SecrecyClaim
}

/** The version that tells of the decision. */
export type SecrecyAnswer = Answer<{ version: number }>

/** A record after a decision, with what has to be in the restricted store before, and out of the open one after. */
interface Planned {
  next: MeetingRecord
  version: number
  /** The file itself, as it was. */
  file: SubmittedFile
  /** Keys that leave the open store. */
  leaving: string[]
}

/**
 * Sets or lifts a file's exemption. What becomes exempt is copied to the restricted store, then the record leads
 * there, then it is taken out of the open store, with every unreleased pack that holds it; only then is it told as
 * done. A death in between leaves `leaving` in the record, and `finishLeaving` takes up from there. What is lifted is
 * copied into the open store before the record leads there, and its restricted copy stays.
 */
export async function setSecrecy(tools: SecrecyTools, asked: SecrecyRequest): Promise<SecrecyAnswer> {
  const found = await findMeeting(tools, asked.meeting)
  if ('refused' in found) return found
  const { key, record } = found.done
  await finishLeaving(tools, key)
  const standing = await readCompilation(tools, record.meeting)
  if (standing?.record.stage.at === 'compiling' && !standing.isBrokenOff)
    return refuse(
      'The packs of this meeting are being compiled now. Wait until they are there, and do it then.',
    )
  const secrecy = judgeSecrecy(asked.claim)
  if ('refused' in secrecy) return secrecy
  const planned = planChange(tools, record, asked, secrecy.done)
  if ('refused' in planned) return planned
  await copyAll(tools, planned.done, secrecy.done)
  const changed = await changeRecord<MeetingRecord, SecrecyAnswer>(tools, key, (newest) => {
    const again = planChange(tools, newest, asked, secrecy.done)
    if ('refused' in again) return { keep: again }
    // Somebody compiled meanwhile: what they made was not copied.
    if (again.done.leaving.join() !== planned.done.leaving.join())
      return { keep: refuse('Packs of this meeting were compiled at the same moment. Do it again, please.') }
    return { next: again.done.next, answer: done({ version: again.done.version }) }
  })
  if (changed === undefined) throw new Error(`The record ${key} is gone`)
  if ('done' in changed) await finishLeaving(tools, key)
  return changed
}

function planChange(
  { clock }: SecrecyTools,
  record: MeetingRecord,
  asked: SecrecyRequest,
  secrecy: Secrecy | null,
): Answer<Planned> {
  const { meeting } = record
  const item = findItem(meeting, asked.item)
  if ('refused' in item) return item
  const published = publishedVersionOf(record.packs, item.done.key)
  if (published !== null)
    return refuse(
      `The papers of item ${asked.item} are public since version ${published} was released, and a published paper is not taken back here. Ask the monitoring officer what is to be done, and whoever looks after Packhorse.`,
    )
  const by = { on: clock.today(), at: clock.wallTime(), by: asked.by }
  const changed = changeSecrecy(item.done, { ...asked, secrecy }, by)
  if ('refused' in changed) return changed
  const { leaving, file, item: next } = changed.done
  const { packs, withheld } = withholdPacks(record.packs, leaving)
  const keys = [...leaving.map((one) => one.key), ...withheld.flatMap((pack) => [pack.key, pack.manifestKey])]
  const version = next.submissions.at(-1)?.version ?? 0
  const place = placeOf(file, item.done.submissions.at(-1)?.files ?? [])
  const also = withheld.length === 0 ? '' : ', and compiled packs that held it open withheld'
  const because = secrecy === null ? '' : `: ${secrecy.because}`
  const what = `${place} ${inWords(secrecy)}, version ${version}${also}${because}`
  return done({
    version,
    file,
    leaving: [...new Set(keys)],
    next: {
      ...record,
      packs,
      meeting: { ...meeting, items: meeting.items.map((one) => (one.key === next.key ? next : one)) },
      leaving: [...new Set([...(record.leaving ?? []), ...keys])],
      trail: [...record.trail, { at: by.at, ...doerOf(asked), item: next.key, what }],
    },
  })
}

/** `the report`, or `appendix 2`: an exempt file's name is told to nobody. */
const placeOf = (file: SubmittedFile, files: readonly SubmittedFile[]): string =>
  file.role === 'report'
    ? 'the report'
    : `appendix ${files.filter(({ role }) => role === 'appendix').indexOf(file) + 1}`

const inWords = (secrecy: Secrecy | null): string => {
  if (secrecy === null) return 'opened to the public'
  return secrecy.kind === 'confidential'
    ? 'made confidential'
    : `made exempt under paragraph ${secrecy.paragraphs.join(', ')}`
}

async function copyAll(
  { open, restricted }: SecrecyTools,
  { leaving, file }: Planned,
  secrecy: Secrecy | null,
): Promise<void> {
  if (secrecy === null) await copy(restricted, open, file.key)
  for (const key of leaving) await copy(open, restricted, key)
}

async function copy(from: DocumentStore, to: DocumentStore, key: string): Promise<void> {
  const bytes = await from.get(key)
  if (bytes === undefined) throw new Error(`A paper is gone from the ${from.name} store: ${key}`)
  await to.put(key, bytes)
}

/** Takes out of the open store what the record says is still to leave it, and then says so no more. */
async function finishLeaving(tools: SecrecyTools, record: string): Promise<void> {
  const kept = await tools.register.read<MeetingRecord>(record)
  const leaving = kept?.value.leaving ?? []
  if (leaving.length === 0) return
  for (const key of leaving) await tools.open.remove(key)
  await changeRecord<MeetingRecord, true>(tools, record, (newest) => ({
    next: { ...newest, leaving: (newest.leaving ?? []).filter((key) => !leaving.includes(key)) },
    answer: true,
  }))
}

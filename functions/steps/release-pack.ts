import type { Day } from '../domain/calendar/day.ts'
import { judgePublication, type PublicationJudgement } from '../domain/deadlines/clear-days.ts'
import { committeeCalendar } from '../domain/deadlines/committee-deadlines.ts'
import { type Doer, doerOf } from '../domain/doer.ts'
import { publishedPackKeys } from '../domain/pack/pack-names.ts'
import type { MeetingRecord } from '../domain/pipeline.ts'
import { type Answer, done } from '../domain/refusal.ts'
import { mayRelease, type ReleaseQuestion } from '../domain/release/may-release.ts'
import type { PackFile, PackVersion, Released } from '../domain/release/pack-version.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import type { Meeting } from '../domain/work-programme/meeting.ts'
import type { Clock } from '../ports/clock.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import { findMeeting } from './change-meeting.ts'
import { changeRecord } from './change-record.ts'
import { type PublishTools, publishPages } from './publish-pages.ts'
import { committeeKey } from './records.ts'

export interface ReleaseTools extends PublishTools {
  clock: Clock
}

export interface ReleaseRequest extends Doer {
  /** `<committee-slug>/<yyyy-mm-dd>` */
  meeting: string
  /** The version that they looked at; null for the newest, whichever it is. */
  version: number | null
  /** Why it is released although the law wants more days; empty where it does not. */
  inSpiteBecause: string
}

export interface Release {
  version: number
  released: { path: string; sha256: string; at: string }[]
  clearDays: Day[]
  count: number
  needed: number
  lawful: boolean
  warnings: string[]
}

/** A refusal that still tells what the law says of today. */
export type ReleaseAnswer = Answer<Release> & { judgement?: PublicationJudgement }

/**
 * The clerk's second pair of eyes: freezes the newest compiled version of a meeting's pack, and publishes the
 * public one, with the pages that lead to it. Says how many clear days are left, and refuses where the law needs more, unless a reason is given.
 */
export async function releasePack(tools: ReleaseTools, asked: ReleaseRequest): Promise<ReleaseAnswer> {
  const found = await findMeeting(tools, asked.meeting)
  if ('refused' in found) return found
  const { key, record } = found.done
  const judged = await judge(tools, record.meeting)
  if ('refused' in judged) return judged
  const judgement = judged.done
  const allowed = mayRelease(record, { ...asked, judgement })
  if ('refused' in allowed) {
    await finishPublishing(tools, record)
    return { ...allowed, judgement }
  }
  const { pack, warnings } = allowed.done
  const released: Released = {
    on: tools.clock.today(),
    at: tools.clock.wallTime(),
    ...doerOf({ ...asked, by: asked.by.trim() }),
    clearDays: judgement.days,
    lawful: allowed.done.lawful,
    because: asked.inSpiteBecause.trim() === '' ? null : asked.inSpiteBecause.trim(),
  }
  const frozen = await freeze(tools, key, { ...asked, judgement }, released)
  if ('refused' in frozen) return frozen
  const published = await publish(tools, record.meeting, frozen.done)
  await publishPages(tools)
  return done({
    version: pack.version,
    released: published.map(({ path, sha256 }) => ({ path, sha256, at: released.at })),
    clearDays: judgement.days,
    count: judgement.count,
    needed: judgement.needed,
    lawful: released.lawful,
    warnings: [...judgement.warnings, ...warnings],
  })
}

async function judge(tools: ReleaseTools, meeting: Meeting): Promise<Answer<PublicationJudgement>> {
  const committee = await tools.register.read<Committee>(committeeKey(meeting.committee))
  if (committee === undefined) throw new Error(`No committee "${meeting.committee}" is in the register`)
  return judgePublication({
    published: tools.clock.today(),
    meeting: meeting.date,
    needed: meeting.dates.needed,
    calendar: committeeCalendar(committee.value),
  })
}

/** A release that died after it was recorded is made whole: what is published already stays as it is. */
async function finishPublishing(tools: ReleaseTools, { meeting, packs }: MeetingRecord): Promise<void> {
  const released = packs.filter((pack) => pack.released !== null)
  for (const pack of released) await publish(tools, meeting, pack)
  if (released.length > 0) await publishPages(tools)
}

/** Copies the public pack to where everyone may read it. The restricted one stays where it is. */
async function publish(
  { open }: ReleaseTools,
  meeting: Meeting,
  pack: PackVersion,
): Promise<{ path: string; sha256: string }[]> {
  const published: { path: string; sha256: string }[] = []
  for (const file of pack.files.filter(({ kind }) => kind === 'public')) {
    const keys = publishedPackKeys(meeting, pack.supplement)
    await copy(open, file.key, keys.pack)
    await copy(open, file.manifestKey, keys.manifest)
    published.push({ path: open.whereabouts(keys.pack), sha256: file.sha256 })
  }
  return published
}

async function copy(store: DocumentStore, from: PackFile['key'], to: string): Promise<void> {
  const bytes = await store.get(from)
  if (bytes === undefined) throw new Error(`The compiled pack "${from}" is gone from the store`)
  await store.put(to, bytes)
}

/**
 * Marks the version released, once: nothing can be compiled over it any more. It is judged again as it stands by then:
 * papers in it may have become exempt meanwhile.
 */
async function freeze(
  tools: ReleaseTools,
  key: string,
  question: ReleaseQuestion,
  released: Released,
): Promise<Answer<PackVersion>> {
  const answer = await changeRecord<MeetingRecord, Answer<PackVersion>>(tools, key, (record) => {
    const allowed = mayRelease(record, question)
    if ('refused' in allowed) return { keep: allowed }
    const { pack } = allowed.done
    const next = { ...pack, released }
    const what = `pack released, version ${pack.version}, with ${released.clearDays.length} clear days${released.because === null ? '' : ` (${released.because})`}`
    const move = { at: released.at, ...doerOf(released), item: null, what }
    return {
      next: { ...record, packs: [...record.packs.slice(0, -1), next], trail: [...record.trail, move] },
      answer: done(next),
    }
  })
  if (answer === undefined) throw new Error(`The record ${key} is gone`)
  return answer
}

import {
  type CompilationRecord,
  compilationKey,
  isStillWanted,
  type PackRequest,
  type PackRequestStage,
} from '../domain/release/pack-request.ts'
import type { Workers } from '../ports/workers.ts'
import { type AssembleTools, assemblePack } from './assemble-pack.ts'
import { findMeeting } from './change-meeting.ts'
import { changeRecord } from './change-record.ts'
import { newestAlone } from './newest-alone.ts'

export interface CompileTools extends AssembleTools {
  workers: Workers
}

/**
 * Carries a request for packs out, and keeps its record while it does: how far it is, and how it ended. A request that
 * comes twice, or that another took the place of, is carried out once. Throws on a fault, which the record then tells:
 * the same request may be carried out again.
 */
export async function compileOnRequest(tools: CompileTools, request: PackRequest): Promise<void> {
  const found = await findMeeting(tools, request.meeting)
  if ('refused' in found) throw new Error(found.refused.map(({ message }) => message).join(' '))
  const key = compilationKey(found.done.record.meeting)
  const tell = (stage: PackRequestStage) => tellStage(tools, key, request.id, stage)
  const { me } = tools.workers
  const isTaken = await tell({ at: 'compiling', worker: me, done: 0, total: 1, doing: 'reading the papers' })
  if (!isTaken) return
  const progress = newestAlone((done, total, doing) =>
    tell({ at: 'compiling', worker: me, done, total, doing }),
  )
  try {
    const answer = await assemblePack({ ...tools, progress }, request)
    await progress.isTold()
    await tell(
      'refused' in answer
        ? { at: 'refused', refused: answer.refused }
        : { at: 'compiled', version: answer.done.packs[0]?.version ?? 0, isNew: answer.done.isNew },
    )
  } catch (fault) {
    await progress.isTold()
    await tell({ at: 'broken' })
    throw fault
  }
}

/** Writes how far a request is. False where it is not wanted any more. */
const tellStage = async (
  tools: CompileTools,
  key: string,
  id: string,
  stage: PackRequestStage,
): Promise<boolean> =>
  (await changeRecord<CompilationRecord, boolean>(tools, key, (record) =>
    isStillWanted(record, id)
      ? { next: { ...record, stage, heardAt: tools.clock.wallTime() }, answer: true }
      : { keep: false },
  )) ?? false

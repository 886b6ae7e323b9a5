import type { Doer } from '../domain/doer.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import { type CompilationRecord, compilationKey, holderOf } from '../domain/release/pack-request.ts'
import { whatToCompile } from '../domain/release/what-to-compile.ts'
import { type Meeting, meetingId } from '../domain/work-programme/meeting.ts'
import type { Clock } from '../ports/clock.ts'
import type { PackRequests } from '../ports/pack-requests.ts'
import type { Register } from '../ports/register.ts'
import type { Secrets } from '../ports/secrets.ts'
import type { Workers } from '../ports/workers.ts'
import { findMeeting } from './change-meeting.ts'

export interface RequestTools {
  register: Register
  clock: Clock
  secrets: Secrets
  workers: Workers
  packRequests: PackRequests
}

/** A meeting's newest request. `isBrokenOff`: whoever held it is gone, and nothing more will come of it. */
export interface StandingRequest {
  record: CompilationRecord
  isBrokenOff: boolean
}

/** Reads how far the newest request for a meeting's packs is; null where there never was one. */
export async function readCompilation(
  { register, workers }: Pick<RequestTools, 'register' | 'workers'>,
  meeting: Pick<Meeting, 'committee' | 'key'>,
): Promise<StandingRequest | null> {
  const kept = await register.read<CompilationRecord>(compilationKey(meeting))
  if (kept === undefined) return null
  const holder = holderOf(kept.value.stage)
  return { record: kept.value, isBrokenOff: holder !== null && (await workers.isGone(holder)) }
}

/**
 * Asks for a meeting's packs, and leaves: the record tells how far they are. While one request of the meeting is being
 * carried out no other is taken; one that waits is replaced, for nothing of it was begun. Refuses at once what
 * would be refused later anyway, as far as that can be told without compiling.
 */
export async function requestPack(
  tools: RequestTools,
  asked: Doer & { meeting: string; supplement: boolean; chairsReason: string },
): Promise<Answer<CompilationRecord>> {
  const found = await findMeeting(tools, asked.meeting)
  if ('refused' in found) return found
  const { meeting, packs } = found.done.record
  const compilation = whatToCompile(meeting, packs, asked)
  if ('refused' in compilation) return compilation
  const key = compilationKey(meeting)
  const standing = await tools.register.read<CompilationRecord>(key)
  if (standing !== undefined && (await isUnderWay(tools, standing.value)))
    return refuse(underWay(standing.value))
  const now = tools.clock.wallTime()
  const record: CompilationRecord = {
    request: { id: tools.secrets.token(), ...asked, meeting: meetingId(meeting) },
    askedAt: now,
    heardAt: now,
    stage: { at: 'waiting', keeper: tools.packRequests.outlive ? null : tools.workers.me },
  }
  const isMine =
    standing === undefined
      ? await tools.register.create(key, record)
      : await tools.register.replace(key, record, standing.version)
  if (!isMine)
    return refuse(
      'Somebody else asked for these packs at the same moment. Theirs are being compiled: wait for them.',
    )
  await tools.packRequests.ask(record.request)
  return done(record)
}

const isUnderWay = async ({ workers }: RequestTools, { stage }: CompilationRecord): Promise<boolean> =>
  stage.at === 'compiling' && !(await workers.isGone(stage.worker))

const underWay = ({ request }: CompilationRecord): string =>
  `These packs are being compiled now: ${request.by} asked for them. Wait until they are there, look at them, and compile again if something is still missing.`

import type { Doer } from '../domain/doer.ts'
import { wantsLetter } from '../domain/pack/letters.ts'
import { type ManifestItem, manifestItems } from '../domain/pack/manifest.ts'
import type { PackKind, PackPlan } from '../domain/pack/pack-plan.ts'
import { packWarnings } from '../domain/pack/pack-warnings.ts'
import { planPack } from '../domain/pack/plan-pack.ts'
import { printedAgenda } from '../domain/pack/printed-agenda.ts'
import type { MeetingRecord } from '../domain/pipeline.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import { compilerOf } from '../domain/release/may-release.ts'
import type { PackFile, PackVersion } from '../domain/release/pack-version.ts'
import { type Compilation, whatToCompile } from '../domain/release/what-to-compile.ts'
import { isWithheld, revealsExempt } from '../domain/release/withhold-packs.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import type { Meeting } from '../domain/work-programme/meeting.ts'
import { isOnAgenda } from '../domain/work-programme/merge-items.ts'
import type { Clock } from '../ports/clock.ts'
import type { Progress } from '../ports/progress.ts'
import type { Register } from '../ports/register.ts'
import { type BindTools, bindPack, type Draft, draftPack, stepsOf } from './bind-pack.ts'
import { findMeeting } from './change-meeting.ts'
import { changeRecord } from './change-record.ts'
import { giveLetters } from './letters-ledger.ts'
import { committeeKey } from './records.ts'

export interface AssembleTools extends BindTools {
  register: Register
  clock: Clock
}

export interface AssembledPack {
  kind: PackKind
  version: number
  path: string
  pages: number
  sha256: string
  /** Where the manifest lies. */
  manifest: string
  items: ManifestItem[]
}

export interface Assembly {
  packs: AssembledPack[]
  warnings: string[]
  /** False where the same inputs had been compiled already: that version stands. */
  isNew: boolean
}

/**
 * Builds a meeting's packs: the public one, and the restricted one where anything is exempt. A report that is
 * missing never stops a pack: it is printed as "to follow". Compiling the same inputs again makes no new version.
 */
export async function assemblePack(
  tools: AssembleTools,
  asked: Doer & { meeting: string; supplement: boolean; chairsReason: string },
): Promise<Answer<Assembly>> {
  const found = await findMeeting(tools, asked.meeting)
  if ('refused' in found) return found
  const { key, record } = found.done
  const { meeting } = record
  const compilation = whatToCompile(meeting, record.packs, asked)
  if ('refused' in compilation) return compilation
  const committee = await tools.register.read<Committee>(committeeKey(meeting.committee))
  if (committee === undefined) throw new Error(`No committee "${meeting.committee}" is in the register`)
  const plan = await planOf(tools, meeting, compilation.done)
  const { late } = compilation.done
  const warnings = packWarnings(meeting.items, plan)
  const { supplement } = compilation.done
  const facts = {
    committee: committee.value,
    meeting,
    plan,
    supplement,
    ...(late === undefined ? {} : { late }),
  }
  const drafts = kindsOf(plan).map((kind) => draftPack(tools, { ...facts, kind }))
  const inputs = tools.sha256(drafts.map(({ fingerprint }) => fingerprint).join('\n'))
  const standing = record.packs.find(
    (pack) => pack.inputs === inputs && pack.released === null && !isWithheld(pack),
  )
  if (standing !== undefined && standing === record.packs.at(-1)) {
    return done({ packs: assembled(tools, standing), warnings, isNew: false })
  }
  const { files, version } = await bindAll(tools, meeting, drafts, (record.packs.at(-1)?.version ?? 0) + 1)
  const pack: PackVersion = {
    version,
    supplement,
    compiledAt: tools.clock.wallTime(),
    compiledBy: asked.by,
    ...(asked.byId === undefined ? {} : { compiledById: asked.byId }),
    inputs,
    plan,
    files,
    printed: printedAgenda(facts),
    chairsReason: late?.because ?? null,
    ...(meeting.substitutes === undefined ? {} : { substitutes: meeting.substitutes }),
    released: null,
  }
  const kept = await keepVersion(tools, key, record, pack)
  return 'refused' in kept ? kept : done({ packs: assembled(tools, pack), warnings, isNew: true })
}

async function planOf(
  tools: AssembleTools,
  meeting: Meeting,
  { firstNumber, only }: Compilation,
): Promise<PackPlan> {
  const items = meeting.items.filter(isOnAgenda).toSorted((a, b) => a.number - b.number)
  const lettered = items.filter(wantsLetter)
  const letters = await giveLetters(
    tools,
    meeting,
    lettered.map(({ key }) => key),
  )
  return planPack({ items, letters, firstNumber, ...(only === undefined ? {} : { only }) })
}

/** A restricted pack is made where there is something that the public one leaves out. */
const kindsOf = (plan: PackPlan): PackKind[] =>
  plan.items.some(({ notForPublication }) => notForPublication.length > 0)
    ? ['public', 'restricted']
    : ['public']

/**
 * Binds the drafts under the first free version. A version may be taken though no record tells of it: by a
 * compilation that died before it was recorded. Kept files are never overwritten, so the next number is used.
 */
async function bindAll(
  tools: AssembleTools,
  meeting: Meeting,
  drafts: Draft[],
  version: number,
): Promise<{ files: PackFile[]; version: number }> {
  const files: PackFile[] = []
  const total = drafts.reduce((sum, draft) => sum + stepsOf(draft), 0)
  let behind = 0
  for (const draft of drafts) {
    const before = behind
    const progress: Progress = { at: (done, _, doing) => tools.progress.at(before + done, total, doing) }
    const file = await bindPack({ ...tools, progress }, meeting, draft, version)
    if (file === null) return bindAll(tools, meeting, drafts, version + 1)
    files.push(file)
    behind += stepsOf(draft)
  }
  tools.progress.at(total, total, 'writing down what was compiled')
  return { files, version }
}

const BECAME_EXEMPT =
  'Papers of this meeting became exempt while its packs were compiled, so these are not kept. Compile again.'

/** Records the version, unless somebody else recorded one, or made papers exempt that it shows, while this one was bound. */
async function keepVersion(
  tools: AssembleTools,
  key: string,
  seen: MeetingRecord,
  pack: PackVersion,
): Promise<Answer<PackVersion>> {
  const what = `${pack.supplement === 0 ? 'pack' : `supplement ${pack.supplement}`} compiled, version ${pack.version} (${pack.files.map(({ kind, pages }) => `${kind}, ${pages} pages`).join('; ')})`
  const answer = await changeRecord<MeetingRecord, Answer<PackVersion>>(tools, key, (record) => {
    if (record.packs.length !== seen.packs.length) {
      return {
        keep: refuse(
          'Somebody else compiled a pack of this meeting at the same moment. Look at theirs, then compile again.',
        ),
      }
    }
    if (revealsExempt(record.meeting, pack)) {
      const open = pack.files.filter(({ store }) => store === 'open')
      const leaving = [...(record.leaving ?? []), ...open.flatMap((file) => [file.key, file.manifestKey])]
      return { next: { ...record, leaving }, answer: refuse(BECAME_EXEMPT) }
    }
    const move = { at: pack.compiledAt, ...compilerOf(pack), item: null, what }
    return {
      next: { ...record, packs: [...record.packs, pack], trail: [...record.trail, move] },
      answer: done(pack),
    }
  })
  if (answer === undefined) throw new Error(`The record ${key} is gone`)
  return answer
}

const assembled = (tools: AssembleTools, { files, plan, version }: PackVersion): AssembledPack[] =>
  files.map(({ kind, store, key, manifestKey, pages, sha256 }) => ({
    kind,
    version,
    path: tools[store].whereabouts(key),
    pages,
    sha256,
    manifest: tools[store].whereabouts(manifestKey),
    items: manifestItems(plan),
  }))

import { bookmarksFor } from '../domain/pack/bookmarks.ts'
import { type FrontMatterFacts, frontMatterView } from '../domain/pack/front-matter.ts'
import { leavesFor, type PlannedLeaf } from '../domain/pack/leaves.ts'
import { manifestFor } from '../domain/pack/manifest.ts'
import { noticeView } from '../domain/pack/notice-view.ts'
import { packKeys, packTitle } from '../domain/pack/pack-names.ts'
import type { PackKind, PackPlan } from '../domain/pack/pack-plan.ts'
import type { PackFile } from '../domain/release/pack-version.ts'
import { type Meeting, meetingId } from '../domain/work-programme/meeting.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { OrderedLeaf, PackBuilder } from '../ports/pack-builder.ts'
import type { PdfPrinter } from '../ports/pdf-printer.ts'
import type { Progress } from '../ports/progress.ts'
import type { Templates } from '../ports/templates.ts'

export interface BindTools {
  open: DocumentStore
  restricted: DocumentStore
  templates: Templates
  printer: PdfPrinter
  /** Name and version of the binder that the builders use. */
  engine: string
  builders: Record<PackKind, PackBuilder>
  sha256: Hasher
  progress: Progress
}

/** A pack with every word of it decided, before anything is printed or bound. */
export interface Draft {
  kind: PackKind
  plan: PackPlan
  title: string
  language: string
  frontHtml: string
  leaves: DraftLeaf[]
  /** Everything that shapes the bytes, as one line of text. */
  fingerprint: string
}

/** A planned leaf, with the words of the notice where it is one. */
type DraftLeaf =
  | Exclude<PlannedLeaf, { kind: 'notice' }>
  | (Extract<PlannedLeaf, { kind: 'notice' }> & { html: string })

/** Decides every word of one of a meeting's packs. */
export function draftPack({ templates, engine, sha256 }: BindTools, asked: FrontMatterFacts): Draft {
  const { committee, meeting, plan, kind, supplement } = asked
  const frontHtml = templates.render('pack/front-matter', frontMatterView(asked))
  const leaves = leavesFor(plan, kind).map((leaf) =>
    leaf.kind === 'notice'
      ? { ...leaf, html: templates.render('pack/notice', noticeView(committee, leaf)) }
      : leaf,
  )
  const title = packTitle(meeting, kind, supplement)
  const { language } = committee.houseStyle
  const fingerprint = sha256(
    JSON.stringify([engine, kind, title, language, frontHtml, leaves, bookmarksFor(plan, kind)]),
  )
  return { kind, plan, title, language, frontHtml, leaves, fingerprint }
}

const noticesIn = ({ leaves }: Draft): number => leaves.filter(({ kind }) => kind === 'notice').length

/** In how many steps a draft is bound: its agenda is printed, then each notice, then all of it is bound. */
export const stepsOf = (draft: Draft): number => noticesIn(draft) + 2

/**
 * Prints a draft and has its pack built by whoever has the rights for its kind; tells each of its steps. Null where
 * the version's name is taken by other bytes.
 */
export async function bindPack(
  tools: BindTools,
  meeting: Meeting,
  draft: Draft,
  version: number,
): Promise<PackFile | null> {
  const { kind, plan, title, language } = draft
  const total = stepsOf(draft)
  tools.progress.at(0, total, `printing the agenda of the ${kind} pack`)
  const front = await tools.printer.print(draft.frontHtml)
  const leaves: OrderedLeaf[] = []
  let printed = 1
  for (const leaf of draft.leaves) {
    if (leaf.kind !== 'notice') leaves.push(leaf)
    else {
      tools.progress.at(printed++, total, 'printing what stands for exempt pages')
      leaves.push({ kind: 'notice', from: leaf.from, to: leaf.to, pdf: await tools.printer.print(leaf.html) })
    }
  }
  tools.progress.at(total - 1, total, `binding the ${kind} pack`)
  const keys = packKeys(meeting, kind, version)
  const manifest = manifestFor({
    plan,
    kind,
    meeting: meetingId(meeting),
    committee: meeting.committeeName,
    title,
    engine: tools.engine,
  })
  const order = { kind, title, language, front, leaves, bookmarks: bookmarksFor(plan, kind), manifest, keys }
  const built = await tools.builders[kind].build(order)
  if (built === 'taken') return null
  const store = kind === 'public' ? tools.open.name : tools.restricted.name
  return { kind, store, key: keys.pack, manifestKey: keys.manifest, ...built }
}

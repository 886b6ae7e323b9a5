import { bookmarksFor } from '../domain/pack/bookmarks.ts'
import { frontMatterView } from '../domain/pack/front-matter.ts'
import { leavesFor, type PlannedLeaf } from '../domain/pack/leaves.ts'
import { manifestFor } from '../domain/pack/manifest.ts'
import { noticeView } from '../domain/pack/notice-view.ts'
import { packKeys, packTitle } from '../domain/pack/pack-names.ts'
import type { PackKind, PackPlan } from '../domain/pack/pack-plan.ts'
import type { PackFile } from '../domain/release/pack-version.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import { type Meeting, meetingId } from '../domain/work-programme/meeting.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { Leaf, PdfBinder } from '../ports/pdf-binder.ts'
import type { PdfPrinter } from '../ports/pdf-printer.ts'
import type { Progress } from '../ports/progress.ts'
import type { Templates } from '../ports/templates.ts'

export interface BindTools {
  open: DocumentStore
  restricted: DocumentStore
  templates: Templates
  printer: PdfPrinter
  binder: PdfBinder
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
export function draftPack(
  { templates, binder, sha256 }: BindTools,
  asked: { committee: Committee; meeting: Meeting; plan: PackPlan; kind: PackKind; supplement: number },
): Draft {
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
    JSON.stringify([binder.engine, kind, title, language, frontHtml, leaves, bookmarksFor(plan, kind)]),
  )
  return { kind, plan, title, language, frontHtml, leaves, fingerprint }
}

/** Prints and binds a draft, and keeps the pack with its manifest beside it in the store of its kind. */
export async function bindPack(
  tools: BindTools,
  meeting: Meeting,
  draft: Draft,
  version: number,
): Promise<PackFile> {
  const { kind, plan, title, language } = draft
  const total = draft.leaves.length + 3
  tools.progress.at(0, total, `printing the agenda of the ${kind} pack`)
  const front = await tools.printer.print(draft.frontHtml)
  const leaves: Leaf[] = []
  for (const [at, leaf] of draft.leaves.entries()) {
    tools.progress.at(
      at + 1,
      total,
      `reading ${leaf.kind === 'file' && kind === 'public' ? leaf.name : 'the papers'}`,
    )
    leaves.push(await leafOf(tools, kind, leaf))
  }
  tools.progress.at(total - 2, total, `binding the ${kind} pack`)
  const bound = await tools.binder.bind({
    title,
    language,
    front,
    leaves,
    bookmarks: bookmarksFor(plan, kind),
  })
  const sha256 = tools.sha256(bound.pdf)
  const manifest = manifestFor({
    plan,
    kind,
    meeting: meetingId(meeting),
    committee: meeting.committeeName,
    title,
    engine: tools.binder.engine,
    pages: bound.pages,
    frontPages: bound.pages - pagesOf(draft.leaves),
    sha256,
  })
  const store = kind === 'public' ? tools.open : tools.restricted
  const keys = packKeys(meeting, kind, version)
  tools.progress.at(total - 1, total, `keeping the ${kind} pack`)
  await store.put(keys.pack, bound.pdf)
  await store.put(keys.manifest, new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`))
  tools.progress.at(total, total, 'done')
  return { kind, store: store.name, key: keys.pack, manifestKey: keys.manifest, pages: bound.pages, sha256 }
}

const pagesOf = (leaves: DraftLeaf[]): number =>
  leaves.reduce((sum, leaf) => sum + (leaf.kind === 'file' ? leaf.pages : 1), 0)

async function leafOf(tools: BindTools, kind: PackKind, leaf: DraftLeaf): Promise<Leaf> {
  if (leaf.kind === 'blank') return leaf
  if (leaf.kind === 'notice')
    return { kind: 'notice', pdf: await tools.printer.print(leaf.html), from: leaf.from, to: leaf.to }
  const { name, pages, firstNumber, letter, mark } = leaf
  return { kind: 'file', name, pages, firstNumber, letter, mark, pdf: await paperOf(tools, kind, leaf) }
}

/** What is exempt is never opened for the public pack, whatever the plan says. */
async function paperOf(
  tools: BindTools,
  kind: PackKind,
  leaf: Extract<DraftLeaf, { kind: 'file' }>,
): Promise<Uint8Array> {
  if (kind === 'public' && leaf.store !== 'open')
    throw new Error(`A paper of the restricted store was planned for a public pack`)
  const pdf = await tools[leaf.store].get(leaf.key)
  if (pdf === undefined)
    throw new Error(
      `A paper of the pack is gone from the ${leaf.store} store (pages from ${leaf.firstNumber})`,
    )
  if (tools.sha256(pdf) !== leaf.sha256)
    throw new Error(`A paper of the pack is not the one that was taken in (pages from ${leaf.firstNumber})`)
  return pdf
}

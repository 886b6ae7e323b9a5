import { itemBookmark } from '../domain/pack/bookmarks.ts'
import type { Manifest } from '../domain/pack/manifest.ts'
import { placeholderView } from '../domain/pack/placeholder-view.ts'
import { planFiles } from '../domain/pack/plan-files.ts'
import type { IntakeChoices, Judgement, OpenChoice } from '../domain/papers/findings.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import { DEFAULT_HOUSE_STYLE } from '../domain/work-programme/default-committee.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { Bookmark, Leaf, PdfBinder } from '../ports/pdf-binder.ts'
import type { PdfPrinter } from '../ports/pdf-printer.ts'
import type { Progress } from '../ports/progress.ts'
import type { Templates } from '../ports/templates.ts'
import { type IntakeTools, judgeNow } from './judge-paper.ts'

export interface BindFilesTools extends IntakeTools {
  binder: PdfBinder
  printer: PdfPrinter
  templates: Templates
  sha256: Hasher
  progress: Progress
}

/** A file that was named, or why it could not be read. */
export type NamedFile = { name: string; bytes: Uint8Array } | { name: string; unread: string }

export interface FilesToBind {
  title: string
  /** A front sheet or agenda to bind before the papers, not numbered with them. */
  front: NamedFile | null
  /** Whether papers are lettered A, B, … */
  letters: boolean
  files: NamedFile[]
  /** What is chosen for all of them, where a file leaves a choice. */
  choices: IntakeChoices
}

/** Where a file stands in the pack, or the placeholder of one that could not be bound. */
export interface BoundPaper {
  name: string
  letter: string | null
  from: number
  to: number
  verdict: Judgement['verdict']
  /** Why it could not be bound; empty where it was. */
  reasons: string[]
  warnings: string[]
  /** What whoever binds it may choose, and did not. */
  choices: OpenChoice[]
}

export interface BoundFiles {
  pdf: Uint8Array
  manifest: Manifest
  files: BoundPaper[]
  /** What is amiss with the pack as a whole, in plain words. */
  warnings: string[]
}

/**
 * Binds files in their order, without any meeting: each from a right-hand page, numbered, with bookmarks and a
 * manifest. A file that cannot be bound is stood for by a page with its name and the reason. Refuses where the
 * front matter itself cannot be bound.
 */
export async function bindFiles(
  tools: BindFilesTools,
  { title, front, letters, files, choices }: FilesToBind,
): Promise<Answer<BoundFiles>> {
  const sheet = front === null ? null : await judged(tools, front, choices)
  if (sheet !== null && sheet.reasons.length > 0) {
    return refuse(`The front matter ${sheet.name} cannot be bound. ${sheet.reasons.join(' ')}`)
  }
  const papers: JudgedFile[] = []
  for (const [at, file] of files.entries()) {
    tools.progress.at(at, files.length + 1, `looking at ${file.name}`)
    papers.push(await judged(tools, file, choices))
  }
  tools.progress.at(files.length, files.length + 1, 'binding the pack')
  const items = planFiles(papers, letters)
  const leaves = papers.flatMap(({ name, pdf, pages }, at): Leaf[] => {
    const { letter = null, from = 1, to = 1 } = items[at] ?? {}
    const file: Leaf = { kind: 'file', name, pdf, pages, firstNumber: from, letter, mark: null }
    return pages % 2 === 0 ? [file] : [file, { kind: 'blank', number: to }]
  })
  const { language } = DEFAULT_HOUSE_STYLE
  const order = { title, language, front: sheet?.pdf ?? new Uint8Array(), leaves }
  const bookmarks: Bookmark[] = [
    ...(sheet === null ? [] : [{ title: 'Agenda', at: 'front' as const, children: [] }]),
    ...items.map((item) => ({ title: itemBookmark(item), at: item.from, children: [] })),
  ]
  const starts = new Map(items.map(({ number, from }) => [number, from]))
  const bound = await tools.binder.bind({ ...order, bookmarks, items: starts, isFrontGiven: true })
  const { pdf, pages } = bound
  tools.progress.at(1, 1, 'done')
  const lastNumber = items.at(-1)?.to ?? 0
  const manifest: Manifest = {
    format: 1,
    kind: 'public',
    meeting: '',
    committee: '',
    title,
    engine: tools.binder.engine,
    front: sheet === null ? 'none' : 'given',
    pages,
    frontPages: pages - lastNumber,
    firstNumber: 1,
    lastNumber,
    items,
    inputs: papers.map((paper, at) => inputOf(tools, paper, items[at])),
    sha256: tools.sha256(pdf),
  }
  const placed = papers.map(({ name, verdict, reasons, warnings, choices: left }, at) => {
    const { letter = null, from = 0, to = 0 } = items[at] ?? {}
    return { name, letter, from, to, verdict, reasons, warnings, choices: left }
  })
  const warnings = bound.unresolved.map(
    (address) => `A link in the front matter (${address}) leads to nothing in this pack, and does nothing.`,
  )
  return done({ pdf, manifest, files: placed, warnings })
}

/** A file as it is bound; where it is unfit, the page that stands for it. */
interface JudgedFile {
  name: string
  pdf: Uint8Array
  pages: number
  verdict: Judgement['verdict']
  reasons: string[]
  warnings: string[]
  choices: OpenChoice[]
}

async function judged(tools: BindFilesTools, file: NamedFile, choices: IntakeChoices): Promise<JudgedFile> {
  const { name } = file
  if ('unread' in file) return placeholder(tools, name, { reasons: [file.unread], warnings: [], choices: [] })
  const asked = {
    name,
    bytes: file.bytes,
    role: 'appendix' as const,
    choices,
    // Who binds files by themselves sends them to nobody, and is asked nothing about them.
    isSecret: true,
    liesAt: null,
  }
  const findings = await judgeNow(tools, asked)
  const { verdict, warnings, choices: left } = findings
  if (findings.verdict === 'unfit') return placeholder(tools, name, findings)
  return { name, pdf: findings.pdf, pages: findings.pages, verdict, reasons: [], warnings, choices: left }
}

async function placeholder(
  { printer, templates }: BindFilesTools,
  name: string,
  { reasons, warnings, choices }: Pick<JudgedFile, 'reasons' | 'warnings' | 'choices'>,
): Promise<JudgedFile> {
  const view = placeholderView({ name, reasons, ...DEFAULT_HOUSE_STYLE })
  const pdf = await printer.print(templates.render('pack/placeholder', view))
  return { name, pdf, pages: 1, verdict: 'unfit', reasons, warnings, choices }
}

const inputOf = (
  { sha256 }: BindFilesTools,
  { name, pdf, pages }: JudgedFile,
  { from, to }: { from: number; to: number } = { from: 0, to: 0 },
): Manifest['inputs'][number] => ({ name, sha256: sha256(pdf), from, to, pages, notForPublication: false })

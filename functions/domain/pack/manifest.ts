import type { PackKind, PackPlan, PlannedPaper } from './pack-plan.ts'

/** What a pack is made of and where everything in it stands: kept beside the pack, and as public as it is. */
export interface Manifest {
  format: 1
  kind: PackKind
  /** `<committee-slug>/<yyyy-mm-dd>` */
  meeting: string
  committee: string
  title: string
  /** Name and version of the binder: another engine may give other bytes. */
  engine: string
  /** Whose front matter it is: ours, with the agenda; one that was handed in; or none. Absent: ours. */
  front?: 'agenda' | 'given' | 'none'
  /** Pages of the file, front matter and notices included. */
  pages: number
  frontPages: number
  firstNumber: number
  lastNumber: number
  items: ManifestItem[]
  inputs: ManifestInput[]
  /** SHA-256 of the pack, in hexadecimal. */
  sha256: string
}

export interface ManifestItem {
  number: number
  title: string
  letter: string | null
  from: number | null
  to: number | null
  toFollow: boolean
  /** Some or all of its papers are secret. */
  notForPublication: boolean
}

/** One bound file. The public manifest keeps the name and hash of a secret one to itself. */
export interface ManifestInput {
  name?: string
  sha256?: string
  from: number
  to: number
  /** The file's own pages, without the blank; absent for a secret file in the public manifest. */
  pages?: number
  notForPublication: boolean
}

export interface PlannedPack {
  plan: PackPlan
  kind: PackKind
  meeting: string
  committee: string
  title: string
  engine: string
}

/** Writes the manifest of a pack, but for what is known when it is bound. */
export const manifestFor = ({
  plan,
  kind,
  ...told
}: PlannedPack): Omit<Manifest, 'pages' | 'frontPages' | 'sha256'> => ({
  format: 1,
  kind,
  ...told,
  firstNumber: plan.firstNumber,
  lastNumber: plan.lastNumber,
  items: manifestItems(plan),
  inputs: plan.items.flatMap(({ papers }) => papers.map((paper) => inputOf(paper, kind))),
})

/** A plan's items as the manifest and the command line tell them. */
export const manifestItems = (plan: PackPlan): ManifestItem[] =>
  plan.items.map(({ number, title, letter, from, to, toFollow, notForPublication }) => ({
    number,
    title,
    letter,
    from,
    to,
    toFollow,
    notForPublication: notForPublication.length > 0,
  }))

function inputOf({ name, sha256, from, to, pages, secrecy }: PlannedPaper, kind: PackKind): ManifestInput {
  if (kind === 'public' && secrecy !== null) return { from, to, notForPublication: true }
  return { name, sha256, from, to, pages, notForPublication: secrecy !== null }
}

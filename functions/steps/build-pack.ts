import type { Manifest } from '../domain/pack/manifest.ts'
import { AlreadyKept, type DocumentStore } from '../ports/document-store.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { BuiltPack, OrderedLeaf, PackOrder } from '../ports/pack-builder.ts'
import type { Leaf, PdfBinder } from '../ports/pdf-binder.ts'

export interface BuildTools {
  open: DocumentStore
  /** Whoever builds public packs has none. */
  restricted?: DocumentStore
  binder: PdfBinder
  sha256: Hasher
}

/**
 * Fetches an order's papers, binds them, and keeps the pack with its manifest beside it. Throws where a paper is
 * not there, or is not the one that was taken in.
 */
export async function buildPack(tools: BuildTools, order: PackOrder): Promise<BuiltPack> {
  const { kind, title, language, front, bookmarks, keys } = order
  const store = kind === 'public' ? tools.open : tools.restricted
  if (store === undefined) throw new Error('A restricted pack was ordered where only public ones are built')
  const leaves = order.leaves.map((leaf) => leafOf(tools, kind, leaf))
  const bound = await tools.binder.bind({ title, language, front, leaves, bookmarks })
  const sha256 = tools.sha256(bound.pdf)
  const frontPages = bound.pages - pagesOf(leaves)
  const manifest: Manifest = { ...order.manifest, pages: bound.pages, frontPages, sha256 }
  try {
    await store.put(keys.pack, bound.pdf)
    await store.put(keys.manifest, new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`))
  } catch (fault) {
    if (fault instanceof AlreadyKept) return 'taken'
    throw fault
  }
  return { pages: bound.pages, sha256 }
}

const pagesOf = (leaves: Leaf[]): number =>
  leaves.reduce((sum, leaf) => sum + (leaf.kind === 'file' ? leaf.pages : 1), 0)

function leafOf(tools: BuildTools, kind: PackOrder['kind'], leaf: OrderedLeaf): Leaf {
  if (leaf.kind !== 'file') return leaf
  const { name, pages, firstNumber, letter, mark } = leaf
  return { kind: 'file', name, pages, firstNumber, letter, mark, pdf: () => paperOf(tools, kind, leaf) }
}

/** What is exempt is never opened for the public pack, whatever the order says. */
async function paperOf(
  tools: BuildTools,
  kind: PackOrder['kind'],
  { store, key, sha256, firstNumber }: Extract<OrderedLeaf, { kind: 'file' }>,
): Promise<Uint8Array> {
  const from = kind === 'public' && store !== 'open' ? undefined : tools[store]
  if (from === undefined)
    throw new Error(`A paper of the restricted store was ordered for a public pack (page ${firstNumber})`)
  const pdf = await from.get(key)
  if (pdf === undefined)
    throw new Error(`A paper of the pack is gone from the ${store} store (pages from ${firstNumber})`)
  if (tools.sha256(pdf) !== sha256)
    throw new Error(`A paper of the pack is not the one that was taken in (pages from ${firstNumber})`)
  return pdf
}

import { readFileSync, writeFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { dirname, resolve } from 'node:path'
import type { Bookmark, Leaf } from '../../functions/ports/pdf-binder.ts'

/** A pack to bind: files beside the order, and their pages. */
export interface PackOrder {
  front: string
  files: { file: string; pages: number }[]
}

// node bind-order.ts <order.json> <pack.pdf>: binds as the steps do, one file at a time, in a process to be measured.
// What Node has compiled once it keeps, as in the command line: later runs begin with it.
enableCompileCache()
const { pdfBinder } = await import('../../functions/adapters/paper/pdf-binder.ts')
const [order = '', pack = ''] = process.argv.slice(2)
const { front, files }: PackOrder = JSON.parse(readFileSync(order, 'utf8'))
const leaves: Leaf[] = []
const bookmarks: Bookmark[] = [{ title: 'Agenda', at: 'front', children: [] }]
const items = new Map<number, number>()
let next = 1
for (const [at, { file, pages }] of files.entries()) {
  const pdf = async () => new Uint8Array(readFileSync(resolve(dirname(order), file)))
  leaves.push({ kind: 'file', name: file, pdf, pages, firstNumber: next, letter: `${at + 1}`, mark: null })
  bookmarks.push({ title: `${at + 1}. ${file}`, at: next, children: [] })
  items.set(at + 1, next)
  next += pages
  if (pages % 2 === 1) leaves.push({ kind: 'blank', number: next++ })
}
const sheet = new Uint8Array(readFileSync(resolve(dirname(order), front)))
const bound = await pdfBinder().bind({
  title: 'Reports',
  language: 'en-GB',
  front: sheet,
  leaves,
  bookmarks,
  items,
  isFrontGiven: true,
})
writeFileSync(pack, bound.pdf)

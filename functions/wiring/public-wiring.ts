import { createHash } from 'node:crypto'
import { folderDocumentStore } from '../adapters/local/folder-document-store.ts'
import { pdfBinder } from '../adapters/paper/pdf-binder.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { BuildTools } from '../steps/build-pack.ts'

export const sha256: Hasher = (content) => createHash('sha256').update(content).digest('hex')

/** The tools of whoever builds public packs on one machine: the open store, and no other. */
export const publicBuildTools = (openFolder: string): BuildTools => ({
  open: folderDocumentStore(openFolder, 'open'),
  binder: pdfBinder(),
  sha256,
})

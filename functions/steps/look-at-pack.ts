import type { PackFile } from '../domain/release/pack-version.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { PackPictures } from '../ports/page-pictures.ts'
import type { PackFacts, PdfReader } from '../ports/pdf-reader.ts'
import { rememberNewest } from './remember-newest.ts'
import { type Verification, verifyPack } from './verify-pack.ts'

export interface LookTools {
  open: DocumentStore
  restricted: DocumentStore
  reader: Pick<PdfReader, 'read'>
  sha256: Hasher
  /** Null where nothing draws: pages are then shown by their words. */
  pictures: PackPictures | null
}

/** What there is to see of a pack: null facts where it cannot be opened, which its checks then say. */
export interface PackLook {
  facts: PackFacts | null
  verification: Verification
}

export interface PackLooks {
  /** Reads a pack, and holds it against its manifest. */
  look(file: PackFile): Promise<PackLook>
  /** Draws one page, counted from 1. Null where it cannot be drawn. */
  picture(file: PackFile, page: number, width: number): Promise<Uint8Array | null>
}

const PACKS_REMEMBERED = 8
const MOST_OF_PICTURES = 64 * 1024 * 1024

/**
 * Looks at packs, and remembers what was seen of the newest few: a kept pack never changes, so its hash says all, and
 * whoever leafs through one asks for it at every page.
 */
export function packLooks(tools: LookTools): PackLooks {
  const looks = rememberNewest<PackLook>({ most: PACKS_REMEMBERED, sizeOf: () => 1 })
  const drawn = rememberNewest<Uint8Array>({ most: MOST_OF_PICTURES, sizeOf: ({ length }) => length })

  async function bytesOf({ store, key }: Pick<PackFile, 'store' | 'key'>): Promise<Uint8Array> {
    const bytes = await tools[store].get(key)
    if (bytes === undefined) throw new Error(`A pack is gone from the ${store} store: ${key}`)
    return bytes
  }

  async function lookAt(file: PackFile): Promise<PackLook> {
    const pdf = await bytesOf(file)
    let facts: PackFacts | null = null
    const reader = {
      read: async (bytes: Uint8Array) => {
        facts = await tools.reader.read(bytes)
        return facts
      },
    }
    const manifest = await tools[file.store].get(file.manifestKey)
    const verification = await verifyPack({ ...tools, reader }, { name: file.key, pdf, manifest })
    return { facts, verification }
  }

  return {
    look: async (file) => {
      const look = await looks(file.key, () => lookAt(file))
      if (look === null) throw new Error(`Nothing was seen of ${file.key}`)
      return look
    },
    picture: async (file, page, width) => {
      const { pictures } = tools
      if (pictures === null) return null
      const { sha256 } = file
      return drawn(`${sha256}/${page}/${width}`, () =>
        pictures.draw({ sha256, pdf: () => bytesOf(file) }, page, width),
      )
    },
  }
}

import { comparePacks, type PageChange } from '../domain/pack/compare-packs.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import type { PdfReader } from '../ports/pdf-reader.ts'

interface NamedPack {
  name: string
  pdf: Uint8Array
}

/** Opens two versions of a pack and tells what became of each page. Refuses what is no readable PDF. */
export async function compareVersions(
  { reader }: { reader: Pick<PdfReader, 'read' | 'fingerprints'> },
  earlier: NamedPack,
  later: NamedPack,
): Promise<Answer<PageChange[]>> {
  const read = async ({ name, pdf }: NamedPack) => {
    try {
      const [{ pages }, fingerprints] = [await reader.read(pdf), await reader.fingerprints(pdf)]
      return pages.map(({ label, text }, at) => ({ label, text, fingerprint: fingerprints[at] ?? '' }))
    } catch (fault) {
      return `${name} cannot be opened as a PDF: ${fault instanceof Error ? fault.message : fault}`
    }
  }
  const [before, now] = [await read(earlier), await read(later)]
  const unreadable = [before, now].filter((one) => typeof one === 'string')
  if (typeof before === 'string' || typeof now === 'string') return refuse(...unreadable)
  return done(comparePacks(before, now))
}

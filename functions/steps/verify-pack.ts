import { type Check, checkAlone, checkPack } from '../domain/pack/check-pack.ts'
import type { Manifest } from '../domain/pack/manifest.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { PackFacts, PdfReader } from '../ports/pdf-reader.ts'

export interface Verification {
  ok: boolean
  checks: Check[]
}

/**
 * Opens a pack and holds what a reader sees in it against the manifest that was written beside it.
 * `manifest` is the manifest's bytes, or nothing where none lies there.
 */
export async function verifyPack(
  { reader, sha256 }: { reader: Pick<PdfReader, 'read'>; sha256: Hasher },
  { name, pdf, manifest }: { name: string; pdf: Uint8Array; manifest: Uint8Array | undefined },
): Promise<Verification> {
  const facts = await read(reader, pdf)
  if (typeof facts === 'string') return { ok: false, checks: [{ name: 'opens', ok: false, detail: facts }] }
  const told = manifest === undefined ? undefined : readManifest(manifest)
  if (told === undefined) {
    const detail = manifest === undefined ? noManifest(name) : unreadable(name)
    return { ok: false, checks: [{ name: 'manifest', ok: false, detail }, ...checkAlone(facts)] }
  }
  const same = sha256(pdf) === told.sha256
  const bytes: Check = {
    name: 'bytes',
    ok: same,
    detail: same
      ? 'The file is the one that was bound, byte for byte.'
      : 'The file was changed after it was bound.',
  }
  const { ok, checks } = checkPack(facts, told)
  return { ok: ok && same, checks: [bytes, ...checks] }
}

const noManifest = (name: string): string =>
  `No manifest lies beside ${name}, so its pages cannot be held against one. A manifest is named like its pack and ends in .manifest.json: fetch it from where the pack came from.`

const unreadable = (name: string): string =>
  `The manifest beside ${name} cannot be read. Compile the pack again, or fetch the manifest from the store.`

function readManifest(bytes: Uint8Array): Manifest | undefined {
  try {
    const told: Manifest = JSON.parse(new TextDecoder().decode(bytes))
    return told.format === 1 && Array.isArray(told.items) && Array.isArray(told.inputs) ? told : undefined
  } catch {
    return undefined
  }
}

async function read(reader: Pick<PdfReader, 'read'>, pdf: Uint8Array): Promise<PackFacts | string> {
  try {
    return await reader.read(pdf)
  } catch (fault) {
    return `It cannot be opened as a PDF: ${fault instanceof Error ? fault.message : String(fault)}`
  }
}

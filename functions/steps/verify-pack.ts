import { type Check, checkPack } from '../domain/pack/check-pack.ts'
import type { Manifest } from '../domain/pack/manifest.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
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
  { reader, sha256 }: { reader: PdfReader; sha256: Hasher },
  { name, pdf, manifest }: { name: string; pdf: Uint8Array; manifest: Uint8Array | undefined },
): Promise<Answer<Verification>> {
  if (manifest === undefined) {
    return refuse(
      `No manifest lies beside ${name}, so there is nothing to hold it against. A manifest is named like its pack and ends in .manifest.json.`,
    )
  }
  const told = readManifest(manifest)
  if (told === undefined) {
    return refuse(
      `The manifest beside ${name} cannot be read. Compile the pack again, or fetch the manifest from the store.`,
    )
  }
  const facts = await read(reader, pdf)
  if (typeof facts === 'string')
    return done({ ok: false, checks: [{ name: 'opens', ok: false, detail: facts }] })
  const same = sha256(pdf) === told.sha256
  const bytes: Check = {
    name: 'bytes',
    ok: same,
    detail: same
      ? 'The file is the one that was bound, byte for byte.'
      : 'The file was changed after it was bound.',
  }
  const { ok, checks } = checkPack(facts, told)
  return done({ ok: ok && same, checks: [bytes, ...checks] })
}

function readManifest(bytes: Uint8Array): Manifest | undefined {
  try {
    const told: Manifest = JSON.parse(new TextDecoder().decode(bytes))
    return told.format === 1 && Array.isArray(told.items) && Array.isArray(told.inputs) ? told : undefined
  } catch {
    return undefined
  }
}

async function read(reader: PdfReader, pdf: Uint8Array): Promise<PackFacts | string> {
  try {
    return await reader.read(pdf)
  } catch (fault) {
    return `It cannot be opened as a PDF: ${fault instanceof Error ? fault.message : String(fault)}`
  }
}

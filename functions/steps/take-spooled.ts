import { type Answer, done, refuse } from '../domain/refusal.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { SpooledFile, UploadSpool } from '../ports/upload-spool.ts'

/** A file that was sent in parts, as its sender names it: what to look for, and what it has to be. */
export interface SentInParts {
  id: string
  /** SHA-256 of the sender's own file; empty where their browser could not tell. */
  digest: string
}

/** Takes a file that was sent in parts, once it is whole and is what its sender has. It stays until it is dropped. */
export async function takeSpooled(
  { spool, sha256 }: { spool: UploadSpool; sha256: Hasher },
  owner: string,
  { id, digest }: SentInParts,
): Promise<Answer<SpooledFile>> {
  const file = await spool.find(owner, id)
  if (file === undefined)
    return refuse(
      'One of the files is not here any more: they are kept for a day. Choose it again, and send it.',
    )
  if (file.arrived < file.bytes)
    return refuse(
      `${file.name} has not arrived whole. Nothing was handed in. Choose Send: it goes on where it stopped.`,
    )
  if (digest === '' || sha256(await spool.read(file)) === digest) return done(file)
  await spool.drop(file)
  return refuse(
    `${file.name} arrived other than it was sent. Nothing was handed in. It may have been changed meanwhile: choose it again, and send it.`,
  )
}

import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import { readSettings } from '../wiring/settings.ts'

/** A file that was named on the command line. */
export interface Input {
  name: string
  bytes: Uint8Array
}

/** Reads a file that was named on the command line, by its path or its `s3://` address, or says why it cannot be read. */
export async function readInput(path: string): Promise<Answer<Input>> {
  if (path.startsWith('s3://')) return readFromS3(path)
  try {
    return done({ name: basename(path), bytes: await readFile(path) })
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : undefined
    if (code === 'ENOENT') return refuse(`There is no file "${path}". Check its name and folder.`)
    if (code === 'EISDIR') return refuse(`"${path}" is a folder. Name the file in it.`)
    if (code === 'EACCES' || code === 'EPERM')
      return refuse(`"${path}" may not be read by you. Ask for access, or copy it.`)
    throw fault
  }
}

async function readFromS3(address: string): Promise<Answer<Input>> {
  const settings = readSettings(process.env)
  if ('refused' in settings) return settings
  const { readFromBucket } = await import('../wiring/bucket-home-wiring.ts')
  const read = await readFromBucket(settings.done.aws, address)
  return 'refused' in read ? read : done({ name: basename(address), bytes: read.done })
}

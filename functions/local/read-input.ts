import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Answer, done, refuse } from '../domain/refusal.ts'

/** Reads a file that was named on the command line, or says why it cannot be read. */
export async function readInput(path: string): Promise<Answer<{ name: string; bytes: Uint8Array }>> {
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

import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { checkKey } from '../../ports/key.ts'
import type { PublicSite } from '../../ports/public-site.ts'
import { ifThere } from './durable-files.ts'

/** The public's files in a folder, for any web server to show. */
export function folderSite(folder: string): PublicSite {
  const at = (path: string): string => {
    checkKey(path)
    return join(folder, path)
  }
  return {
    async read(path) {
      const bytes = await ifThere(readFile(at(path)))
      return bytes && new Uint8Array(bytes)
    },
    async write(path, content) {
      await mkdir(dirname(at(path)), { recursive: true })
      // Beside its place and renamed into it: nobody reads half a page.
      const draft = `${at(path)}.${randomUUID()}.draft`
      await writeFile(draft, content)
      await rename(draft, at(path))
    },
    async list() {
      const entries = (await ifThere(readdir(folder, { recursive: true, withFileTypes: true }))) ?? []
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort()
    },
  }
}

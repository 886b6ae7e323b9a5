import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, stat, writeFile } from 'node:fs/promises'
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
      const file = await ifThere(open(at(path)))
      if (file === undefined) return undefined
      try {
        const { mtime: changed } = await file.stat()
        return { bytes: new Uint8Array(await file.readFile()), changed }
      } finally {
        await file.close()
      }
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
      const files = entries.filter((entry) => entry.isFile())
      const found = await Promise.all(
        files.map(async (entry) => {
          const at = join(entry.parentPath, entry.name)
          // A draft may be gone by now: it is another writer's, and no file of the site.
          const bytes = (await ifThere(stat(at)))?.size
          return bytes === undefined ? [] : [{ path: relative(folder, at).split(sep).join('/'), bytes }]
        }),
      )
      return found.flat().sort((one, other) => (one.path < other.path ? -1 : 1))
    },
  }
}

import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { lstat, mkdir, rename, rm, stat } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'
import { extract } from 'tar-fs'

/** The browser is some 200 MB: anything much smaller is what a failed unpacking left behind. */
const LEAST_BYTES = 50_000_000

/**
 * Unpacks the browser that npm installed, once for each machine, user and version, and answers where it lies. It
 * is unpacked beside its place and renamed into it, so that two processes at once, or one that dies in the middle,
 * never leave half a browser where the next one would start it. Throws on machines that npm has no browser for,
 * and where the place belongs to somebody else. `from` is the folder it is packed in, where npm did not put it.
 */
export async function unpackChromium(from: string | null = null, under = tmpdir()): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `npm installs a Chromium for Linux on x86-64 only, and this is ${process.platform} on ${process.arch}. ` +
        'Set PACKHORSE_CHROMIUM to the path of a Chrome or Chromium of this machine.',
    )
  }
  const folder = await folderOf(packed('chromium.br', from), under)
  const browser = join(folder, 'chromium')
  if (await isWhole(browser)) return browser
  await unpackInto(browser, packed('chromium.br', from), (draft) => createWriteStream(draft, { mode: 0o700 }))
  return browser
}

/**
 * Unpacks the system libraries that the browser needs and that slim machines lack (NSS, expat), and answers the
 * folder that holds them.
 */
export async function unpackLibraries(from: string | null = null, under = tmpdir()): Promise<string> {
  const folder = join(await folderOf(packed('al2023.tar.br', from), under), 'al2023')
  if (!(await isThere(folder)))
    await unpackInto(folder, packed('al2023.tar.br', from), (draft) => extract(draft))
  return join(folder, 'lib')
}

const packed = (name: string, from: string | null): string =>
  from === null
    ? fileURLToPath(new URL(`../bin/${name}`, import.meta.resolve('@sparticuz/chromium')))
    : join(from, name)

/** A folder of our own, for what is packed in a file: another version of it gets another. */
async function folderOf(file: string, under: string): Promise<string> {
  const { mtimeMs, size } = await stat(file)
  const folder = join(under, `packhorse-chromium-${userInfo().uid}-${size}-${Math.round(mtimeMs)}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await mustBeOurs(folder)
  return folder
}

/** Unpacks beside the place and renames into it. Of two at once, the second finds a folder there already. */
async function unpackInto(
  place: string,
  file: string,
  writer: (draft: string) => NodeJS.WritableStream,
): Promise<void> {
  const draft = `${place}-${randomUUID()}`
  try {
    await pipeline(createReadStream(file), createBrotliDecompress(), writer(draft))
    await rename(draft, place).catch(async (fault: unknown) => {
      if (!(await isThere(place))) throw fault
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** Anyone may write to a temporary folder: a browser that another user laid there is not started. */
async function mustBeOurs(folder: string): Promise<void> {
  const found = await lstat(folder)
  if (found.isDirectory() && found.uid === userInfo().uid) return
  throw new Error(`${folder} belongs to another user, so no browser is started from there. Remove it.`)
}

async function isWhole(browser: string): Promise<boolean> {
  try {
    return (await stat(browser)).size > LEAST_BYTES
  } catch {
    return false
  }
}

import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { lstat, mkdir, rename, rm, stat } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'

/** The browser is some 200 MB: anything much smaller is what a failed unpacking left behind. */
const LEAST_BYTES = 50_000_000

/**
 * Unpacks the browser that npm installed, once for each machine, user and version, and answers where it lies. It
 * is unpacked beside its place and renamed into it, so that two processes at once, or one that dies in the middle,
 * never leave half a browser where the next one would start it. Throws on machines that npm has no browser for,
 * and where the place belongs to somebody else.
 */
export async function unpackChromium(under = tmpdir()): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `npm installs a Chromium for Linux on x86-64 only, and this is ${process.platform} on ${process.arch}. ` +
        'Set PACKHORSE_CHROMIUM to the path of a Chrome or Chromium of this machine.',
    )
  }
  const packed = fileURLToPath(new URL('../bin/chromium.br', import.meta.resolve('@sparticuz/chromium')))
  const { mtimeMs, size } = await stat(packed)
  const folder = join(under, `packhorse-chromium-${userInfo().uid}-${size}-${Math.round(mtimeMs)}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await mustBeOurs(folder)
  const browser = join(folder, 'chromium')
  if (await isWhole(browser)) return browser
  const draft = join(folder, `unpacking-${randomUUID()}`)
  try {
    await pipeline(
      createReadStream(packed),
      createBrotliDecompress(),
      createWriteStream(draft, { mode: 0o700 }),
    )
    await rename(draft, browser)
  } finally {
    await rm(draft, { force: true })
  }
  return browser
}

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

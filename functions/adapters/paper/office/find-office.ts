import { access, constants, readdir, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { runProgram } from './run-program.ts'
import { behindWalls } from './walls.ts'

/** An office program that answers. */
export interface OfficeProgram {
  path: string
  /** The folder that it is installed in. */
  home: string
  /** As it tells it: `LibreOffice 7.4.7.2`. */
  version: string
  /** Whether this machine lets it be shut in. */
  isWalled: boolean
}

const PATIENCE_MS = 20_000
const NAMES = process.platform === 'win32' ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice']

/** Where LibreOffice lies on machines that have it off the path. */
const USUAL = [
  '/usr/lib/libreoffice/program',
  '/usr/lib64/libreoffice/program',
  '/usr/local/lib/libreoffice/program',
  '/Applications/LibreOffice.app/Contents/MacOS',
  'C:\\Program Files\\LibreOffice\\program',
]

/** Where to look: at a program that is named, or on a search path and where they usually lie. */
export interface OfficeWanted {
  program: string | null
  searchPath: string
}

/** The first office program that answers; null where there is none. */
export async function findOffice({ program, searchPath }: OfficeWanted): Promise<OfficeProgram | null> {
  for (const place of program === null ? await places(searchPath) : [program]) {
    const path = await realpath(place).catch(() => null)
    if (path === null || !(await mayRun(path))) continue
    const home = dirname(dirname(path))
    const walled = await versionOf(behindWalls(home, [path, '--version']))
    const version = walled ?? (await versionOf([path, '--version']))
    if (version !== null) return { path, home, version, isWalled: walled !== null }
  }
  return null
}

async function places(searchPath: string): Promise<string[]> {
  const folders = searchPath.split(delimiter).filter((one) => one !== '')
  // Its makers' own packages: /opt/libreoffice25.8.
  const own = (await readdir('/opt').catch(() => [])).filter((one) => one.startsWith('libreoffice')).sort()
  return [...folders, ...USUAL, ...own.reverse().map((one) => `/opt/${one}/program`)].flatMap((folder) =>
    NAMES.map((name) => join(folder, name)),
  )
}

const mayRun = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  )

async function versionOf(command: string[]): Promise<string | null> {
  const end = await runProgram({
    command,
    folder: tmpdir(),
    environment: environmentIn(tmpdir()),
    input: new Uint8Array(),
    patience: PATIENCE_MS,
    mostOutput: 4096,
  })
  if (end.was !== 'ended') return null
  return /^LibreOffice\S* [\d.]+/m.exec(Buffer.from(end.output).toString('latin1'))?.[0] ?? null
}

/** All that the program knows of this machine: nothing secret, and a proxy that nobody listens at. */
export const environmentIn = (folder: string): Record<string, string> => ({
  PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: folder,
  TMPDIR: folder,
  LC_ALL: 'C.UTF-8',
  SAL_USE_VCLPLUGIN: 'svp',
  http_proxy: 'http://127.0.0.1:9',
  https_proxy: 'http://127.0.0.1:9',
})

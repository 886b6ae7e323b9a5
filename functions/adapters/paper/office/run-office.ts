import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OfficeKind } from '../../../ports/word-converter.ts'
import { conversion, FILTERS, type Made } from './filters.ts'
import { environmentIn, type OfficeProgram } from './find-office.ts'
import { PROFILE } from './profile.ts'
import { type ProgramEnd, runProgram } from './run-program.ts'
import { behindWalls, FOLDER_BEHIND_WALLS, overAFile } from './walls.ts'

export interface OfficeLimits {
  /** How long one paper may take, in seconds. */
  seconds: number
  /** Megabytes of memory that the program may ask for. */
  megabytes: number
}

const MEGABYTE = 1024 * 1024
/** A PDF beyond that is larger than intake takes. */
const MOST_MADE = 512 * MEGABYTE
const SETTINGS = ['user', 'registrymodifications.xcu']

/** What the names of folders begin with that runs without walls work in; the process that made one follows. */
export const FOLDER_NAME = 'packhorse-office-'

interface Order {
  bytes: Uint8Array
  kind: OfficeKind
  made: Made
}

/** Has the office program make something of one paper, from an empty profile. An empty output is nothing. */
export const runOffice = (office: OfficeProgram, paper: Order, limits: OfficeLimits): Promise<ProgramEnd> =>
  (office.isWalled ? runWalled : runInFolder)(office, paper, limits)

function runWalled(
  office: OfficeProgram,
  { bytes, kind, made }: Order,
  limits: OfficeLimits,
): Promise<ProgramEnd> {
  const files = { profile: PROFILE, paper: `paper.${FILTERS[kind].ending}`, made: `paper.${made}` }
  const inside = overAFile(files, [office.path, ...conversion(kind, made, FOLDER_BEHIND_WALLS)])
  return runProgram({
    command: [...bounds(limits), ...behindWalls(office.home, inside)],
    folder: tmpdir(),
    environment: environmentIn(FOLDER_BEHIND_WALLS),
    input: bytes,
    patience: limits.seconds * 1000,
    mostOutput: MOST_MADE,
  })
}

async function runInFolder(
  office: OfficeProgram,
  { bytes, kind, made }: Order,
  limits: OfficeLimits,
): Promise<ProgramEnd> {
  const folder = await mkdtemp(join(tmpdir(), `${FOLDER_NAME}${process.pid}-`))
  try {
    await mkdir(join(folder, 'profile', 'user'), { recursive: true })
    await writeFile(join(folder, 'profile', ...SETTINGS), PROFILE)
    await writeFile(join(folder, `paper.${FILTERS[kind].ending}`), bytes)
    const end = await runProgram({
      command: [...bounds(limits), office.path, ...conversion(kind, made, folder)],
      folder,
      environment: environmentIn(folder),
      input: new Uint8Array(),
      patience: limits.seconds * 1000,
      mostOutput: MEGABYTE,
    })
    if (end.was !== 'ended') return end
    const output = await readFile(join(folder, `paper.${made}`)).catch(() => new Uint8Array())
    return { ...end, output }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Bounds that the system keeps, where it is Linux: memory, time on the processor and the size of files; and that the
 * program dies with us, whatever we die of. The processor's time is counted over all threads.
 */
function bounds({ seconds, megabytes }: OfficeLimits): string[] {
  if (process.platform !== 'linux') return []
  return [
    'setpriv',
    '--pdeathsig',
    'KILL',
    'prlimit',
    `--as=${megabytes * MEGABYTE}`,
    `--cpu=${seconds * 2}`,
    `--fsize=${MOST_MADE}`,
    '--core=0',
    '--',
    'timeout',
    '--signal=KILL',
    `${seconds + 5}`,
  ]
}

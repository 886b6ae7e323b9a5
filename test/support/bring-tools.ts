import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Runs before `npm test`: the tests convert Word files, open packs and look for harm with programs that npm does not carry. Debian has
 * them, and they are fetched from there where that needs no password; elsewhere it is said what to install, and tests
 * that need it are skipped. The program itself, and its demonstration, do without.
 */
const NEEDED = {
  soffice: [
    'libreoffice-writer-nogui',
    'libreoffice-calc-nogui',
    'libreoffice-impress-nogui',
    'fonts-liberation',
    'fonts-crosextra-carlito',
    'fonts-crosextra-caladea',
  ],
  qpdf: ['qpdf'],
  pdftoppm: ['poppler-utils'],
  clamd: ['clamav-daemon'],
}

const isHere = (command: string): boolean =>
  // Daemons lie where not everybody's path leads.
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'].some((folder) =>
    existsSync(join(folder, command)),
  )

/** Daemons are wanted for their programs alone: none is started, and the scanner's fetches nothing. */
const SETTINGS = ['DEBIAN_FRONTEND=noninteractive', 'SYSTEMD_OFFLINE=1', 'RUNLEVEL=1']

/** Runs apt-get as root, or by a sudo that asks nothing; whether it went well. */
function aptGet(...words: string[]): boolean {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive']
  const [program = '', ...rest] = [...asRoot, 'env', ...SETTINGS, 'apt-get', '--quiet=2', ...words]
  return spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
}

const missing = Object.entries(NEEDED).filter(([command]) => !isHere(command))
const packages = missing.flatMap(([, names]) => names)
if (missing.length > 0) {
  process.stderr.write(`The tests need ${missing.map(([command]) => command).join(', ')}.\n`)
  const isBrought =
    isHere('apt-get') &&
    aptGet('update') &&
    aptGet('install', '--yes', '--no-install-recommends', ...packages)
  if (!isBrought)
    process.stderr.write(
      `They could not be installed from here, so tests are skipped. On Debian or Ubuntu: apt-get install ${packages.join(' ')}\n`,
    )
}

import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const PROGRAM = ['clamd', '/usr/sbin/clamd'].find((one) => spawnSync(one, ['--version']).status === 0)

/** Why tests of a real scanner are left out; null where there is one. */
export const CLAMD_MISSING = PROGRAM === undefined ? 'clamd is not installed (Debian: clamav-daemon)' : null

/** Harm of our own making, known to nobody but the scanner that `startClamd` starts. */
export const HARM = 'testshire-is-harmed-by-these-very-words'

/**
 * Debian's ClamAV daemon in a folder of its own, with one signature of ours and none of anybody else's. It takes streams of
 * a megabyte, and listens at the socket that it gives.
 */
export async function startClamd(): Promise<{ socket: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'packhorse-clamd-'))
  const [socket, database] = [join(folder, 'clamd.sock'), join(folder, 'signatures')]
  mkdirSync(database)
  // A signature for any kind of file (ClamAV's manual, "Extended signature format").
  writeFileSync(join(database, 'testshire.ndb'), `Testshire.Harm:0:*:${Buffer.from(HARM).toString('hex')}\n`)
  const settings = join(folder, 'clamd.conf')
  writeFileSync(
    settings,
    [
      `LocalSocket ${socket}`,
      `DatabaseDirectory ${database}`,
      `TemporaryDirectory ${folder}`,
      'Foreground yes',
      'StreamMaxLength 1M',
      'MaxThreads 2',
    ].join('\n'),
  )
  const clamd = spawn(PROGRAM ?? 'clamd', [`--config-file=${settings}`], { stdio: 'ignore' })
  const gone = new Promise<void>((resolve) => clamd.once('exit', () => resolve()))
  for (const end = Date.now() + 60_000; !(await listens(socket)); await wait(100))
    if (Date.now() > end || clamd.exitCode !== null) throw new Error('clamd does not start')
  return {
    socket,
    async stop() {
      clamd.kill('SIGKILL')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const listens = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ path })
    const told = (does: boolean) => () => {
      socket.destroy()
      resolve(does)
    }
    socket.once('connect', told(true)).once('error', told(false))
  })

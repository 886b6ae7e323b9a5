import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A peer of AWS on this machine: MiniStack (MIT), which deploys stacks and runs what they hold. */
export interface Ministack {
  endpoint: string
  /** What programs need to speak to it. */
  environment: Record<string, string>
  close(): void
}

const VERSION = '1.5.33'
const CACHE = join(import.meta.dirname, '../../node_modules/.cache', `ministack-${VERSION}`)
const REGION = 'eu-west-2'
const PATIENCE_MS = 60_000

/** Starts MiniStack, fetched from PyPI once into node_modules; or says why it cannot be had. */
export async function ministack(): Promise<Ministack | { why: string }> {
  const program = join(CACHE, 'bin/ministack')
  if (!existsSync(program)) {
    if (!runs('python3', '-m', 'venv', CACHE)) return { why: 'there is no Python with venv on this machine.' }
    if (
      !runs(
        join(CACHE, 'bin/pip'),
        'install',
        '--quiet',
        '--retries',
        '1',
        '--timeout',
        '20',
        `ministack==${VERSION}`,
      )
    ) {
      rmSync(CACHE, { recursive: true, force: true })
      return { why: 'PyPI is not reached from this machine.' }
    }
  }
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}`
  const state = mkdtempSync(join(tmpdir(), 'packhorse-ministack-'))
  // Its workers are scripts in this folder: what a folder above it says of scripts is not for them.
  writeFileSync(join(state, 'package.json'), '{}')
  const peer = spawn(program, {
    cwd: state,
    env: {
      PATH: `${join(import.meta.dirname, '../../node_modules/.bin')}:${process.env.PATH}`,
      TMPDIR: state,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      IOT_MTLS_ENABLED: '0',
      MINISTACK_REGION: REGION,
      LOG_LEVEL: 'WARNING',
    },
    stdio: process.env.PACKHORSE_TEST_LOUD === undefined ? 'ignore' : 'inherit',
  })
  const close = (): void => {
    peer.kill('SIGTERM')
    rmSync(state, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  const until = Date.now() + PATIENCE_MS
  while (!(await answers(`${endpoint}/_ministack/health`))) {
    if (Date.now() > until || peer.exitCode !== null) {
      close()
      return { why: 'MiniStack does not start on this machine.' }
    }
    await pause(200)
  }
  return {
    endpoint,
    environment: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: REGION,
      CDK_DEFAULT_REGION: REGION,
    },
    close,
  }
}

const runs = (program: string, ...words: string[]): boolean =>
  spawnSync(program, words, { stdio: 'ignore' }).status === 0

const answers = (address: string): Promise<boolean> =>
  fetch(address).then(
    ({ ok }) => ok,
    () => false,
  )

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

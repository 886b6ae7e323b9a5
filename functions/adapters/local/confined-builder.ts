import { fork } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BuiltPack, PackBuilder, PackOrder } from '../../ports/pack-builder.ts'

/** What a confined process is sent: an order, and the one folder that it may enter. */
export interface ConfinedOrder {
  folder: string
  order: PackOrder
}

/** What it answers. */
export type ConfinedAnswer = { built: BuiltPack } | { fault: string }

/**
 * Builds packs in a process of their own that may read the program and one folder, write to that folder, and
 * nothing else: Node's permission model refuses every other file, other processes and add-ons. That is how a
 * public pack is bound on one machine without the right to read what is exempt. `door` is the program to run.
 */
export function confinedBuilder(door: URL, folder: string): PackBuilder {
  return { build: (order) => runConfined(fileURLToPath(door), { folder, order }) }
}

function runConfined(door: string, message: ConfinedOrder): Promise<BuiltPack> {
  const folder = realpathSync(message.folder)
  const program = dirname(dirname(dirname(door)))
  const readable = [
    folder,
    door,
    join(program, 'functions'),
    join(program, 'node_modules'),
    join(program, 'package.json'),
  ]
  const child = fork(door, [], {
    execArgv: [
      '--permission',
      ...readable.map((path) => `--allow-fs-read=${path}`),
      `--allow-fs-write=${folder}`,
      '--disable-warning=ExperimentalWarning',
    ],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const said: Buffer[] = []
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
  return new Promise((resolve, reject) => {
    child.once('message', (answer: ConfinedAnswer) => {
      if ('built' in answer) resolve(answer.built)
      else reject(new Error(`The public pack could not be built: ${answer.fault}`))
    })
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`The process that builds public packs ended (${code}): ${Buffer.concat(said)}`)),
    )
    child.send(message)
  })
}

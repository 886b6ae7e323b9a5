import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface LambdaFunction {
  /** Sends it an event, and answers what its handler answered. Throws what the handler threw. */
  invoke<T>(event: unknown): Promise<T>
  /** What it wrote to its log. */
  readonly log: string
  close(): void
}

interface Waiting {
  event: unknown
  resolve: (answer: never) => void
  reject: (fault: Error) => void
}

const RUNTIME = fileURLToPath(new URL('./lambda-runtime.mjs', import.meta.url))

/**
 * Starts a bundle in a process of its own that has nothing but what Lambda gives it: its folder, its environment, and
 * the Runtime API (docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html).
 */
export async function lambdaFunction(
  folder: string,
  environment: Record<string, string>,
): Promise<LambdaFunction> {
  const events: Waiting[] = []
  const inHand = new Map<string, Waiting>()
  let idle: ServerResponse | null = null
  let count = 0

  function handOut(): void {
    if (idle === null) return
    const next = events.shift()
    if (next === undefined) return
    count += 1
    inHand.set(String(count), next)
    idle.writeHead(200, { 'lambda-runtime-aws-request-id': String(count) }).end(JSON.stringify(next.event))
    idle = null
  }

  const api = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const [, id = '', what] = /\/invocation\/([^/]+)(?:\/(response|error))?$/.exec(request.url ?? '') ?? []
    if (id === 'next') {
      idle = response
      return handOut()
    }
    const told: unknown = JSON.parse(Buffer.concat(chunks).toString())
    if (what === 'response') inHand.get(id)?.resolve(told as never)
    else inHand.get(id)?.reject(new Error((told as { errorMessage: string }).errorMessage))
    inHand.delete(id)
    response.writeHead(202).end()
  })
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
  const { port } = api.address() as AddressInfo

  let log = ''
  // A container brings its own.
  const own = join(folder, 'run.mjs')
  const child: ChildProcess = spawn(process.execPath, [existsSync(own) ? own : RUNTIME], {
    cwd: folder,
    env: {
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
      LAMBDA_TASK_ROOT: folder,
      AWS_REGION: 'eu-west-2',
      TZ: ':UTC',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      log += shortLines(chunk.toString())
    })
  child.on('exit', () => {
    for (const { reject } of [...events, ...inHand.values()])
      reject(new Error(`The function's process ended:\n${log}`))
  })
  return {
    invoke: <T>(event: unknown): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        events.push({ event, resolve, reject })
        if (child.exitCode !== null) reject(new Error(`The function's process ended:\n${log}`))
        handOut()
      }),
    get log() {
      return log
    },
    close() {
      child.kill('SIGKILL')
      api.closeAllConnections()
      api.close()
    },
  }
}

/** A fault in a bundle shows the line it stands in, which is most of the program. */
const shortLines = (text: string): string => text.replace(/^(.{300}).*$/gm, '$1…')

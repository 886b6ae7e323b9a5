import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The record that rivals change, one more and their name at its end each time. */
export interface Counter {
  count: number
  trail: string[]
}

/** What a writer tells when it is through: the records that it was first to make. */
export interface WriterReport {
  name: string
  won: string[]
}

export interface RivalWriter {
  process: ChildProcess
  go(): void
  report: Promise<WriterReport>
}

const SCRIPT = fileURLToPath(new URL('./rival-writer.ts', import.meta.url))

/** Starts a process that waits for `go`, then changes `counter` so many times and makes `rivals/0`, `rivals/1`, … */
export async function startRivalWriter(root: string, name: string, times: number): Promise<RivalWriter> {
  const child = fork(SCRIPT, [root, name, String(times)], { execArgv: [] })
  await once(child, 'message')
  const report = new Promise<WriterReport>((resolve, reject) => {
    child.once('message', (message) => resolve(message as WriterReport))
    child.once('exit', (code, signal) =>
      reject(new Error(`Writer ${name} ended without a report (${signal ?? code})`)),
    )
  })
  // A writer that is killed on purpose has nobody waiting for it.
  report.catch(() => {})
  return { process: child, go: () => void child.send('go'), report }
}

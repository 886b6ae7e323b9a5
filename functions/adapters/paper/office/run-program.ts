import { spawn } from 'node:child_process'

export interface ProgramRun {
  /** The program, and what it is told. */
  command: readonly string[]
  folder: string
  environment: Record<string, string>
  /** What it is given on its standard input. */
  input: Uint8Array
  /** How long it may take, in milliseconds. */
  patience: number
  /** The most that it may write to its standard output, in bytes. */
  mostOutput: number
}

export type ProgramEnd =
  | { was: 'ended'; well: boolean; output: Uint8Array }
  | { was: 'too-long' }
  | { was: 'missing' }

/**
 * Runs a program in a process group of its own, and ends the whole group when it takes too long or writes too much:
 * what it has started goes with it. Its exit is told, and need not be believed.
 */
export function runProgram({
  command: [program = '', ...words],
  folder,
  environment,
  input,
  patience,
  mostOutput,
}: ProgramRun): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      cwd: folder,
      env: environment,
      detached: true,
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    const alarm = setTimeout(() => finish({ was: 'too-long' }), patience)
    const output: Buffer[] = []
    let length = 0

    function finish(end: ProgramEnd): void {
      clearTimeout(alarm)
      endGroup(child.pid)
      resolve(end)
    }

    // It may end before it has read everything.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > mostOutput) finish({ was: 'too-long' })
      else output.push(chunk)
    })
    child.once('error', () => finish({ was: 'missing' }))
    child.once('close', (code) => finish({ was: 'ended', well: code === 0, output: Buffer.concat(output) }))
  })
}

/** A group is named by its first process; a negative number stands for all of it (kill(2)). */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It is gone already, and so is all that it had started.
  }
}

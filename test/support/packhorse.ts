import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runCommandLine } from '../../functions/local/command-line.ts'
import { makePdf } from './make-pdf.ts'
import { temporaryFolder } from './temporary-folder.ts'

export interface Ran<T> {
  code: number
  json: T
  err: string
}

/** Packhorse at the command line, over a desk of its own and a store: of its own too, where none is named. */
export function atTheDesk(store?: string) {
  const desk = temporaryFolder()
  const home = store ?? join(desk, 'home')
  let now: string | null = null
  /** Puts a file on the desk, and answers where it lies. */
  const lay = (name: string, content: string | Uint8Array): string => {
    const path = join(desk, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
    return path
  }
  return {
    home,
    lay,
    /** A report of so many pages. */
    layReport: (name: string, pages: number): string =>
      lay(name, makePdf({ pages, lines: (page) => [`${name}, its page ${page} of ${pages}`] })),
    setNow: (wallTime: string): void => {
      now = wallTime
    },
    /** Runs one command with `--json`; what it printed is read, which fails where it is not one JSON value. */
    run: async <T>(...words: string[]): Promise<Ran<T>> => {
      const out: string[] = []
      const err: string[] = []
      const clock = now === null ? [] : ['--now', now]
      const code = await runCommandLine([...words, '--json', '--home', home, ...clock], {
        out: (text) => out.push(text),
        err: (text) => err.push(text),
      })
      return { code, json: JSON.parse(out.join('') || 'null') as T, err: err.join('') }
    },
  }
}

export type Desk = ReturnType<typeof atTheDesk>

/** What `assemble --json` tells, as far as the tests look at it. */
export interface AssembleAnswer {
  packs: {
    kind: string
    version: number
    path: string
    pages: number
    sha256: string
    manifest: string
    items: {
      number: number
      title: string
      letter: string | null
      from: number | null
      to: number | null
      toFollow: boolean
      notForPublication: boolean
    }[]
  }[]
  warnings: string[]
}

/** Each item's letter and range: `A 1 - 6`. */
export const rangesOf = ({ json }: Ran<AssembleAnswer>): string[] =>
  (json.packs[0]?.items ?? [])
    .filter(({ letter }) => letter !== null)
    .map(({ letter, from, to, toFollow }) => `${letter} ${toFollow ? 'to follow' : `${from} - ${to}`}`)

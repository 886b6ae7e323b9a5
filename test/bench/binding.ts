import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { javaProgram } from '../java/java-program.ts'
import { makePdf } from '../support/make-pdf.ts'
import type { PackOrder } from './bind-order.ts'
import { type Kept, keptIn } from './kept.ts'
import { table } from './table.ts'

/** The benchmark's papers lie beside the checkout. */
const PAPERS = join(import.meta.dirname, '../../../shared/bench')
const TIME = '/usr/bin/time'
const OUR_NODE = ['--max-semi-space-size=8', join(import.meta.dirname, 'bind-order.ts')]
/** Goals in CPU time, beside qpdf with overlay and qpdf's plain merge. */
const GOALS: Record<string, [overlay: number, merge: number]> = { p500: [0.6, 1], p1500: [0.2, 0.6] }

interface Peer {
  name: string
  /** What it runs, one after another. */
  commands: (files: string[], stamps: string, out: string) => string[][]
}

interface Measured {
  wall: number
  cpu: number
  megabytes: number
}

/** Binding beside the tools that councils and their suppliers use: time, memory, and what each kept. */
export async function benchBinding(): Promise<void> {
  if (!existsSync(PAPERS)) return skip('no papers lie beside the checkout (../shared/bench).')
  if (!existsSync(TIME)) return skip("GNU time is not there; Debian's time has it.")
  const folder = mkdtempSync(join(tmpdir(), 'packhorse-bench-'))
  try {
    const [small, large]: PackOrder[] = ['p100', 'p500'].map((name) =>
      JSON.parse(readFileSync(join(PAPERS, `${name}.json`), 'utf8')),
    )
    if (small === undefined || large === undefined) return
    const peers = await peersHere()
    await benchPack(folder, { name: 'p100', order: inPlace(small), peers, rounds: 5 })
    await benchPack(folder, { name: 'p500', order: inPlace(large), peers, rounds: 5 })
    await benchPack(folder, { name: 'p1500', order: grown(large, 1500, folder), peers, rounds: 3 })
    await benchPack(folder, { name: 'p5000', order: grown(large, 5000, folder), peers: [], rounds: 3 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const inPlace = ({ front, files }: PackOrder): PackOrder => ({
  front: join(PAPERS, front),
  files: files.map(({ file, pages }) => ({ file: join(PAPERS, file), pages })),
})

/** A pack of so many pages, made of the files over and over: of copies, since some tools read a file only once. */
function grown({ front, files }: PackOrder, pages: number, folder: string): PackOrder {
  const all: PackOrder['files'] = []
  for (let at = 0, count = 0; count < pages; at += 1) {
    const one = files[at % files.length]
    if (one === undefined) break
    const copy = join(folder, `${at}-${one.file}`)
    copyFileSync(join(PAPERS, one.file), copy)
    all.push({ file: copy, pages: one.pages })
    count += one.pages
  }
  return { front: join(PAPERS, front), files: all }
}

interface Trial {
  name: string
  order: PackOrder
  peers: Peer[]
  rounds: number
}

async function benchPack(folder: string, { name, order, peers, rounds }: Trial): Promise<void> {
  const files = [order.front, ...order.files.map(({ file }) => file)]
  const told = join(folder, `${name}.json`)
  writeFileSync(told, JSON.stringify(order))
  const stamps = join(folder, `${name}-stamps.pdf`)
  const pages = order.files.reduce((sum, one) => sum + one.pages, 0)
  writeFileSync(stamps, makePdf({ pages: pages + 40, lines: (page) => [`Page ${page}`] }))
  const ours: Peer = {
    name: 'packhorse',
    commands: (_, __, out) => [[process.execPath, ...OUR_NODE, told, out]],
  }
  const all = [ours, ...peers]
  const outputs = all.map((peer) => join(folder, `${name}-${all.indexOf(peer)}.pdf`))
  const runs = all.map((): Measured[] => [])
  // Side by side: whatever else the machine does in a round, it does to all of them.
  for (let round = 0; round < rounds; round += 1)
    for (const [at, peer] of all.entries())
      runs[at]?.push(measure(peer.commands(files, stamps, outputs[at] ?? '')))
  const middles = runs.map(middle)
  const [own] = middles
  if (own === undefined) return
  const rows = all.map(({ name: peer }, at) => {
    const { wall, cpu, megabytes } = middles[at] ?? own
    const ratio = (one: number, other: number) => (at === 0 ? '' : (one / other).toFixed(2))
    return [
      peer,
      `${wall.toFixed(2)} s`,
      `${cpu.toFixed(2)} s`,
      `${Math.round(megabytes)} MB`,
      ratio(own.wall, wall),
      ratio(own.cpu, cpu),
    ]
  })
  const title = `Binding ${pages} pages and the front matter (${name}), the middle of ${rounds} runs`
  table(title, ['', 'wall', 'CPU', 'memory', 'ours/wall', 'ours/CPU'], rows)
  tellGoals(name, all, middles)
  if (name === 'p500') await tellKept(files, all, outputs)
}

function tellGoals(name: string, peers: Peer[], middles: Measured[]): void {
  const goals = GOALS[name]
  const own = middles[0]
  if (goals === undefined || own === undefined) return
  for (const [at, peer] of ['qpdf with overlay', 'qpdf, merge only'].entries()) {
    const other = middles[peers.findIndex((one) => one.name === peer)]
    if (other === undefined) continue
    const ratio = own.cpu / other.cpu
    const goal = goals[at] ?? 0
    say(`${ratio <= goal ? 'met   ' : 'MISSED'}  CPU at most ${goal} of ${peer}: ${ratio.toFixed(2)}`)
  }
}

async function tellKept(files: string[], peers: Peer[], outputs: string[]): Promise<void> {
  const inputs: Kept[] = []
  for (const file of files) inputs.push(await keptIn(readFileSync(file)))
  const columns = ['elements', 'links', 'namedPlaces', 'bookmarks', 'fields', 'labels'] as const
  const summed = columns.map((column) => `${inputs.reduce((sum, one) => sum + one[column], 0)}`)
  const rows = [['the papers', ...summed]]
  for (const [at, { name }] of peers.entries()) {
    const kept = await keptIn(readFileSync(outputs[at] ?? ''))
    rows.push([name, ...columns.map((column) => `${kept[column]}`)])
  }
  table('What each kept', ['', ...columns], rows)
  say('(A pack has one bookmark more for each item and for the agenda, and a label for each page.)')
}

async function peersHere(): Promise<Peer[]> {
  const java = javaProgram('Merge', 'pdfbox')
  if (!('java' in java)) say(`Skipped PDFBox: ${java.why}`)
  const wanted: Peer[] = [
    {
      name: 'qpdf, merge only',
      commands: (files, _, out) => [['qpdf', '--warning-exit-0', '--empty', '--pages', ...files, '--', out]],
    },
    {
      name: 'qpdf with overlay',
      commands: (files, stamps, out) => [
        ['qpdf', '--warning-exit-0', '--empty', '--pages', ...files, '--', '--overlay', stamps, '--', out],
      ],
    },
    {
      name: 'pdftk, multistamp',
      commands: (files, stamps, out) => [
        ['pdftk', ...files, 'cat', 'output', `${out}.merged`],
        ['pdftk', `${out}.merged`, 'multistamp', stamps, 'output', out],
      ],
    },
  ]
  const found = wanted.filter(({ commands }) => {
    const [program = ''] = commands([], '', '')[0] ?? []
    const isHere = spawnSync(program, ['--version']).error === undefined
    if (!isHere) say(`Skipped ${program}: it is not on this machine.`)
    return isHere
  })
  if ('java' in java)
    found.push({
      name: 'PDFBox, merge only',
      commands: (files, _, out) => [['java', ...java.java, out, ...files]],
    })
  return found
}

function measure(commands: string[][]): Measured {
  const start = performance.now()
  const parts = commands.map((command) => {
    const run = spawnSync(TIME, ['-f', '%U %S %M', ...command], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`${basename(command[0] ?? '')}: ${run.stderr}`)
    const [user = 0, system = 0, kilobytes = 0] = (run.stderr.trim().split('\n').at(-1) ?? '')
      .split(' ')
      .map(Number)
    return { cpu: user + system, megabytes: kilobytes / 1000 }
  })
  return {
    wall: (performance.now() - start) / 1000,
    cpu: parts.reduce((sum, { cpu }) => sum + cpu, 0),
    megabytes: Math.max(...parts.map(({ megabytes }) => megabytes)),
  }
}

function middle(runs: Measured[]): Measured {
  const of = (key: keyof Measured): number =>
    runs.map((run) => run[key]).toSorted((one, other) => one - other)[runs.length >> 1] ?? Number.NaN
  return { wall: of('wall'), cpu: of('cpu'), megabytes: of('megabytes') }
}

function skip(why: string): void {
  say(`Skipped binding: ${why}`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openHome } from '../../functions/adapters/local/home.ts'
import { nodeSecrets } from '../../functions/adapters/paper/node-secrets.ts'
import { issueLink } from '../../functions/steps/upload-links.ts'
import { bringIn, importTools } from '../support/import.ts'
import { makePdf } from '../support/make-pdf.ts'
import { fileOf, HIGHWAYS } from '../support/programme-rows.ts'
import { table } from './table.ts'

const OFFICERS = 200
const LOOKS_EACH = 10
const NOW = '2026-03-24T10:00'
const DATE = '2026-04-08'
const PORT = 8190
const PAGES = 30

/** Deadline day: two hundred officers open their page, and then send their reports, all at the same moment. */
export async function benchPages(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'packhorse-bench-'))
  const tokens = await aDeadline(home)
  const program = join(import.meta.dirname, '../../functions/local/packhorse.mjs')
  const words = ['serve', '--port', String(PORT), '--home', home, '--now', NOW]
  const server = spawn(process.execPath, [program, ...words], { stdio: 'ignore' })
  const address = `http://127.0.0.1:${PORT}`
  try {
    while (
      !(await fetch(`${address}/sign-in`).then(
        ({ ok }) => ok,
        () => false,
      ))
    )
      await pause(100)
    const pdf = Buffer.from(makePdf({ pages: PAGES, lines: (page) => [`A report, its page ${page}`] }))

    const looked = await inParallel(tokens, async (token) => {
      const taken: number[] = []
      for (let look = 0; look < LOOKS_EACH; look += 1)
        taken.push(await timed(() => fetch(`${address}/r/${token}`).then(mustBe(200))))
      return taken
    })
    const plain = await plainServer(await (await fetch(`${address}/r/${tokens[0]}`)).text())
    const beside = await inParallel(tokens, async () => {
      const taken: number[] = []
      for (let look = 0; look < LOOKS_EACH; look += 1)
        taken.push(await timed(() => fetch(plain.address).then(mustBe(200))))
      return taken
    })
    plain.close()
    const sent = await inParallel(tokens, async (token, at) => {
      const body = new FormData()
      body.append('secrecy', 'open')
      body.append('report', new Blob([pdf], { type: 'application/pdf' }), `report-${at + 1}.pdf`)
      const options: RequestInit = { method: 'POST', body, redirect: 'manual', headers: { origin: address } }
      return [await timed(() => fetch(`${address}/r/${token}/${at + 1}/report`, options).then(mustBe(303)))]
    })
    const received = await countReceived(home)
    table(
      `${OFFICERS} officers at once, on one machine (milliseconds)`,
      ['', 'requests', 'half', '95 in 100', '99 in 100', 'longest', 'a second'],
      [
        row('an officer’s page', looked),
        row('a plain server, the same bytes', beside),
        row(`a report of ${PAGES} pages, ${Math.round(pdf.length / 1000)} kB`, sent),
      ],
    )
    process.stdout.write(`\n${received} of ${OFFICERS} reports are in.\n`)
  } finally {
    const ended = once(server, 'exit')
    server.kill()
    await ended
    rmSync(home, { recursive: true, force: true })
  }
}

interface Taken {
  all: number[]
  seconds: number
}

async function inParallel<T>(
  many: readonly T[],
  act: (one: T, at: number) => Promise<number[]>,
): Promise<Taken> {
  const begun = performance.now()
  const all = (await Promise.all(many.map(act))).flat().sort((one, other) => one - other)
  return { all, seconds: (performance.now() - begun) / 1000 }
}

async function timed(act: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await act()
  return performance.now() - begun
}

const mustBe =
  (status: number) =>
  async (answer: Response): Promise<void> => {
    const words = await answer.text()
    if (answer.status !== status)
      throw new Error(`${answer.status} instead of ${status}: ${words.slice(0, 500)}`)
  }

function row(name: string, { all, seconds }: Taken): string[] {
  const at = (part: number): string =>
    String(Math.round(all[Math.min(all.length - 1, Math.floor(all.length * part))] ?? 0))
  return [name, String(all.length), at(0.5), at(0.95), at(0.99), at(1), (all.length / seconds).toFixed(0)]
}

async function plainServer(body: string): Promise<{ address: string; close(): void }> {
  const server = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end(body))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void server.close(),
  }
}

/** A meeting with a report of each officer, and each one's link. */
async function aDeadline(home: string): Promise<string[]> {
  const opened = await openHome(home)
  if ('refused' in opened) throw new Error('The store of the bench cannot be opened')
  const tools = { ...importTools(NOW, opened.done.register), secrets: nodeSecrets() }
  const rows = Array.from({ length: OFFICERS }, (_, at) => ({
    committee: 'Highways Scrutiny Committee',
    date: DATE,
    title: `Report ${at + 1}`,
    author: `Officer ${at + 1}`,
    author_email: `officer.${at + 1}@brackenshire.example`,
  }))
  const imported = await bringIn(tools, fileOf(rows))
  if ('refused' in imported) throw new Error(JSON.stringify(imported.refused))
  const tokens: string[] = []
  for (const { author: name, author_email: mail } of rows)
    tokens.push(await issueLink(tools, { name, address: mail }, `${HIGHWAYS}/${DATE}`))
  return tokens
}

async function countReceived(home: string): Promise<number> {
  const opened = await openHome(home)
  if ('refused' in opened) throw new Error('The store of the bench cannot be opened')
  const kept = await opened.done.register.read<{ meeting: { items: { state: { at: string } }[] } }>(
    `meetings/${HIGHWAYS}/${DATE}`,
  )
  return (kept?.value.meeting.items ?? []).filter(({ state }) => state.at === 'received').length
}

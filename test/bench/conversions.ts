import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aConverter, OFFICE } from '../support/convert.ts'
import { councilReport } from '../support/council-report.ts'
import { table } from './table.ts'

const ROUNDS = 3
const MANY = 10

/** How long a council's report takes to become a PDF, one and ten at once, beside LibreOffice by itself. */
export async function benchConversions(): Promise<void> {
  if (OFFICE === null)
    return void process.stdout.write('Skipped the conversions: no LibreOffice is installed here.\n')
  const folder = mkdtempSync(join(tmpdir(), 'packhorse-bench-'))
  try {
    const bytes = await councilReport({ title: 'Winter gritting', chapters: 12 })
    const paper = { bytes, kind: 'docx' as const, name: 'report.docx' }
    writeFileSync(join(folder, 'report.docx'), bytes)
    const converter = aConverter()
    await converter.convert(paper)
    const plain = await best(async () => plainly(OFFICE?.path ?? '', folder))
    const one = await best(() => converter.convert(paper))
    const many = await best(
      () => Promise.all(Array.from({ length: MANY }, () => converter.convert(paper))),
      1,
    )
    const seconds = (ms: number): string => (ms / 1000).toFixed(2)
    table(
      `A report of 8 pages with a chart and an appendix across, by ${OFFICE.version} (${OFFICE.isWalled ? 'behind walls' : 'without walls'})`,
      ['', 'seconds', 'seconds a report'],
      [
        ['LibreOffice by itself, a fresh profile', seconds(plain), seconds(plain)],
        ['one report', seconds(one), seconds(one)],
        [`${MANY} reports, two at a time`, seconds(many), seconds(many / MANY)],
      ],
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function plainly(office: string, folder: string): void {
  const profile = mkdtempSync(join(folder, 'profile-'))
  spawnSync(office, [
    `-env:UserInstallation=file://${profile}`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    join(folder, 'report.docx'),
  ])
}

async function best(act: () => Promise<unknown>, rounds = ROUNDS): Promise<number> {
  const taken: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    await act()
    taken.push(performance.now() - start)
  }
  return Math.min(...taken)
}

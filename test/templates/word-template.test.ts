import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { NO_CHOICES } from '../../functions/domain/papers/findings.ts'
import { judgeNow } from '../../functions/steps/judge-paper.ts'
import { appForTests } from '../support/app-for-tests.ts'
import { aConverter, OFFICE } from '../support/convert.ts'
import { lenientIntake } from '../support/intake.ts'
import { WORD_TEMPLATE, wordTemplate } from '../support/word-template.ts'

const served = appForTests({ now: '2026-03-25T09:00' })

it('is what its script makes, to the byte, and what officers are given', async () => {
  const kept = readFileSync(WORD_TEMPLATE)
  expect(Buffer.from(await wordTemplate()).equals(kept)).toBe(true)
  const answer = await fetch(`${served().address}/assets/committee-report.docx`)
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="committee-report.docx"')
  expect(Buffer.from(await answer.arrayBuffer()).equals(kept)).toBe(true)
})

it('has a title, a language, real headings in order, numbered paragraphs and a table with headers of its columns and rows', async () => {
  const files = unzipSync(await wordTemplate())
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array())
  expect(part('docProps/core.xml')).toContain('<dc:title>Committee report</dc:title>')
  expect(part('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>')
  const body = part('word/document.xml')
  expect(body).toMatch(/<w:tblLook [^>]*w:firstRow="true"[^>]*w:firstColumn="true"/)
  expect(body).toContain('w:w="11906" w:h="16838"')
  const paragraphs = [...body.matchAll(/<w:pStyle w:val="(\w+)"\/>.*?<w:t[^>]*>([^<]*)/g)]
  const levels = paragraphs.flatMap(([, style]) => /^Heading(\d)$/.exec(style ?? '')?.[1] ?? []).map(Number)
  for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1)
  expect(paragraphs.filter(([, style]) => style === 'Heading1').map(([, , words]) => words)).toEqual([
    'Recommendations',
    'Reasons',
    'Background',
    'Options',
    'Financial, legal and equality implications',
    'Background papers',
    'Appendices',
  ])
})

it.skipIf(OFFICE === null)('goes through intake without a word, once its title is written', async () => {
  const files = unzipSync(await wordTemplate())
  for (const name of ['word/document.xml', 'docProps/core.xml'])
    files[name] = strToU8(
      strFromU8(files[name] ?? new Uint8Array())
        .replace('>[Title of the report]<', '>Gritting routes<')
        .replace('>Committee report<', '>Gritting routes<'),
    )
  const paper = { name: 'report.docx', bytes: zipSync(files), role: 'report' as const, liesAt: null }
  const tools = { ...lenientIntake(), converter: aConverter() }
  const found = await judgeNow(tools, { ...paper, choices: NO_CHOICES, isSecret: false })
  expect(found).toMatchObject({
    verdict: 'fit',
    warnings: [],
    accessibility: { advice: [], title: 'Gritting routes' },
  })
})

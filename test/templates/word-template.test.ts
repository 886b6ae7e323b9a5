import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { appForTests } from '../support/app-for-tests.ts'
import { WORD_TEMPLATE, wordTemplate } from '../support/word-template.ts'

const served = appForTests({ now: '2026-03-25T09:00' })

it('is what its script makes, to the byte, and what officers are given', async () => {
  const kept = readFileSync(WORD_TEMPLATE)
  expect(Buffer.from(await wordTemplate()).equals(kept)).toBe(true)
  const answer = await fetch(`${served().address}/assets/committee-report.docx`)
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="committee-report.docx"')
  expect(Buffer.from(await answer.arrayBuffer()).equals(kept)).toBe(true)
})

it('has a title, a language, real headings in order, numbered paragraphs and a table whose first column heads its rows', async () => {
  const files = unzipSync(await wordTemplate())
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array())
  expect(part('docProps/core.xml')).toContain('<dc:title>Committee report</dc:title>')
  expect(part('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>')
  const body = part('word/document.xml')
  expect(body).toMatch(/<w:tblLook [^>]*w:firstColumn="true"/)
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

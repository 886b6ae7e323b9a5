import { expect, it } from 'vitest'
import { inspectPdf } from '../../functions/adapters/paper/inspect-pdf.ts'
import { officeReader } from '../../functions/adapters/paper/office/office-reader.ts'
import { kindTeller } from '../../functions/adapters/paper/tell-kind.ts'
import { NO_CHOICES } from '../../functions/domain/papers/findings.ts'
import { type IntakeTools, judgeNow } from '../../functions/steps/judge-paper.ts'
import { makePdf } from '../support/make-pdf.ts'
import { aDocx, paragraph } from '../support/office-files.ts'

/** Tools that scan nothing and print the same page of everything; what they were given is kept. */
function tools(): { tools: IntakeTools; scanned: Uint8Array[]; converted: Uint8Array[] } {
  const scanned: Uint8Array[] = []
  const converted: Uint8Array[] = []
  return {
    scanned,
    converted,
    tools: {
      tellKind: kindTeller({ mostUnpacked: 1024 * 1024 * 1024 }),
      office: officeReader(),
      scanner: {
        scan: async ({ bytes }) => {
          scanned.push(bytes)
          return { was: 'not-scanned', because: 'A test' }
        },
      },
      converter: {
        renew: async () => ({ was: 'renewed', bytes: TRACKED, kind: 'docx' }),
        convert: async ({ bytes }) => {
          converted.push(bytes)
          return { was: 'converted', pdf: makePdf({ pages: 1 }) }
        },
      },
      reader: { inspect: inspectPdf },
      pictureConverter: { convert: async () => ({ refused: 'A test' }) },
      paperLimits: { bytes: 10 * 1024 * 1024, pages: 3000 },
    },
  }
}

const sent = (bytes: Uint8Array, acceptChanges = false) => ({
  name: 'report.docx',
  bytes,
  role: 'report' as const,
  choices: { ...NO_CHOICES, acceptChanges },
  isSecret: false,
  liesAt: null,
})

const TRACKED = aDocx(
  '<w:p><w:ins w:author="Officer One"><w:r><w:t>new</w:t></w:r></w:ins><w:del w:author="Officer Two"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>',
)

it('does not decide about tracked changes for an officer', async () => {
  const { tools: intake, converted } = tools()
  const found = await judgeNow(intake, sent(TRACKED))
  expect(found).toMatchObject({ verdict: 'unfit', kind: 'docx', choices: ['acceptChanges'] })
  expect(found.verdict === 'unfit' && found.reasons.join()).toContain(
    'There are 2 tracked changes in it, by 2 people.',
  )
  expect(JSON.stringify(found)).not.toContain('Officer')
  expect(converted).toEqual([])
})

it('accepts them where the officer chose so, says so, and converts the clean copy alone', async () => {
  const { tools: intake, scanned, converted } = tools()
  const found = await judgeNow(intake, sent(TRACKED, true))
  expect(found.verdict).toBe('fit-with-warnings')
  expect(found.warnings).toContain(
    'As you chose, 2 tracked changes were accepted. Read the PDF once, to be sure that it says what you mean.',
  )
  // A scanner sees what was sent; the converter does not.
  expect(scanned).toEqual([TRACKED])
  expect(converted).toHaveLength(1)
  expect(converted[0]).not.toEqual(TRACKED)
})

it('refuses a document that is made to do harm before a scanner is asked', async () => {
  const { tools: intake, scanned } = tools()
  const bomb = aDocx('<w:tbl><w:tr><w:tc>'.repeat(500) + '</w:tc></w:tr></w:tbl>'.repeat(500))
  expect((await judgeNow(intake, sent(bomb))).verdict).toBe('unfit')
  expect(scanned).toEqual([])
})

it('takes an ordinary document without a word', async () => {
  expect(await judgeNow(tools().tools, sent(aDocx(paragraph('The report'))))).toMatchObject({ warnings: [] })
})

it('tells of a paper that calls itself exempt where it was not sent so', async () => {
  const exempt = makePdf({ pages: 1, lines: () => ['NOT FOR PUBLICATION', 'Sale of the depot'] })
  const asked = { ...sent(exempt), name: 'report.pdf' }
  const open = await judgeNow(tools().tools, asked)
  expect(open.warnings).toContainEqual(expect.stringMatching(/^Page 1: the paper calls itself exempt/))
  expect((await judgeNow(tools().tools, { ...asked, isSecret: true })).warnings).toEqual([])
})

it('looks into an older document as into any other, once it is written anew', async () => {
  const { tools: intake, converted } = tools()
  const rtf = new Uint8Array(Buffer.from('{\\rtf1 Report}'))
  expect(await judgeNow(intake, sent(rtf))).toMatchObject({
    verdict: 'unfit',
    kind: 'rtf',
    choices: ['acceptChanges'],
  })
  expect(converted).toEqual([])
  expect(await judgeNow(intake, sent(rtf, true))).toMatchObject({ verdict: 'fit-with-warnings', kind: 'rtf' })
})

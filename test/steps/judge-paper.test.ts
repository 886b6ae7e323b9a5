import { expect, it } from 'vitest'
import { NO_CHOICES } from '../../functions/domain/papers/findings.ts'
import { type IntakeTools, judgeNow } from '../../functions/steps/judge-paper.ts'
import { lenientIntake } from '../support/intake.ts'
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
      ...lenientIntake(),
      scanner: {
        scan: async ({ bytes }) => {
          scanned.push(bytes)
          return { was: 'not-scanned', because: null }
        },
      },
      converter: {
        renew: async () => ({ was: 'renewed', bytes: TRACKED, kind: 'docx' }),
        convert: async ({ bytes }) => {
          converted.push(bytes)
          return { was: 'converted', pdf: makePdf({ pages: 1 }) }
        },
      },
    },
  }
}

/** Pages that are nothing but pictures. */
const scan = (pages: number): Uint8Array =>
  makePdf({
    pages,
    lines: () => [],
    drawing: 'q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI Q',
  })
const SCAN = scan(1)
const SCANS = scan(3)

const sent = (bytes: Uint8Array, acceptChanges = false) => ({
  name: 'report.docx',
  bytes,
  role: 'report' as const,
  choices: { ...NO_CHOICES, acceptChanges, readScans: acceptChanges },
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

it('holds back a paper that calls itself exempt and was sent as open, until its sender says that it may be public', async () => {
  const exempt = makePdf({ pages: 1, lines: () => ['NOT FOR PUBLICATION', 'Sale of the depot'] })
  const asked = { ...sent(exempt), name: 'report.pdf' }
  const open = await judgeNow(tools().tools, asked)
  expect(open).toMatchObject({ verdict: 'unfit', choices: ['confirmedOpen'] })
  expect(open.verdict === 'unfit' && open.reasons).toEqual([
    expect.stringMatching(
      /^Page 1: the paper calls itself exempt, .* was sent as open\. If it is exempt, say so/,
    ),
  ])
  expect((await judgeNow(tools().tools, { ...asked, isSecret: true })).warnings).toEqual([])
  const confirmed = { ...asked, choices: { ...NO_CHOICES, confirmedOpen: true } }
  expect((await judgeNow(tools().tools, confirmed)).warnings).toEqual([
    expect.stringContaining('its sender said that the public may read it'),
  ])
  expect((await judgeNow(tools().tools, { ...asked, isSecret: null })).warnings).toEqual([
    expect.stringContaining('When it is sent, say under which paragraph'),
  ])
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

it('offers to read a scan, and does it only where its sender chose so', async () => {
  const withWords = makePdf({ pages: 1 })
  const recogniser = {
    read: async (_: Uint8Array, pages: readonly number[]) => ({
      pdf: withWords,
      read: [...pages],
      doubtful: [],
      wordless: [],
      unread: [],
    }),
  }
  const intake = { ...tools().tools, recogniser }
  const offered = await judgeNow(intake, { ...sent(SCAN), name: 'report.pdf' })
  expect(offered).toMatchObject({ verdict: 'fit-with-warnings', choices: ['readScans'], pdf: SCAN })
  expect(offered.warnings.join()).toMatch(/^Page 1: a picture without words/)
  expect('accessibility' in offered && offered.accessibility).toMatchObject({
    imageOnlyPages: [1],
    advice: expect.not.arrayContaining([expect.objectContaining({ rule: 'image-only-page' })]),
  })
  const nowhere = await judgeNow({ ...intake, recogniser: null }, { ...sent(SCAN), name: 'report.pdf' })
  expect(nowhere).toMatchObject({ verdict: 'fit-with-warnings', choices: [] })
  expect(nowhere.warnings.join()).toContain('words are not read by machine here')
  const read = await judgeNow(intake, { ...sent(SCAN, true), name: 'report.pdf' })
  expect(read).toMatchObject({ verdict: 'fit-with-warnings', choices: [], pdf: withWords })
  expect(read.warnings.join()).toContain('The words of page 1 were read by machine, and may be wrong')
})

it('does not begin on a scan of more pages than are read, and says how many are before anybody chooses', async () => {
  const recogniser = { read: () => Promise.reject(new Error('It was begun')) }
  const tooLong = { ...lenientIntake().paperLimits, scannedPages: 2 }
  const intake = { ...tools().tools, recogniser, paperLimits: tooLong }
  for (const isChosen of [false, true]) {
    const found = await judgeNow(intake, { ...sent(SCANS, isChosen), name: 'report.pdf' })
    expect(found).toMatchObject({ verdict: 'fit-with-warnings', choices: [], pdf: SCANS })
    expect(found.warnings.join()).toContain(
      'a machine reads 2 scanned pages of a file at most, and this one has 3.',
    )
  }
})

it('believes no scanner about a PDF that cannot be opened without its password', async () => {
  const locked = makePdf({ pages: 1, password: 'secret' })
  const intake = { ...tools().tools, scanner: { scan: async () => ({ was: 'clean' as const }) } }
  expect((await judgeNow(intake, { ...sent(locked), name: 'report.pdf' })).verdict).toBe('unfit')
})

it('says of a file that the scanner could not look at, and takes none where all must be looked at', async () => {
  const because = 'it is larger than the malware scanner takes'
  const scanner = { scan: async () => ({ was: 'not-scanned' as const, because }) }
  const asked = { ...sent(makePdf({ pages: 1 })), name: 'report.pdf' }
  const taken = await judgeNow({ ...tools().tools, scanner }, asked)
  expect(taken).toMatchObject({ verdict: 'fit-with-warnings', scanned: 'not-scanned' })
  expect(taken.warnings.join()).toContain(`not looked through for harmful software: ${because}`)
  expect(await judgeNow({ ...tools().tools, scanner, mustScan: true }, asked)).toMatchObject({
    verdict: 'unfit',
    reasons: [expect.stringContaining(because)],
  })
  // Where no scanner is set up, that is said with each file, and is no fault of the file.
  const unseen = await judgeNow(tools().tools, asked)
  expect(unseen).toMatchObject({ scanned: 'not-scanned', warnings: [] })
  expect((await judgeNow({ ...tools().tools, mustScan: true }, asked)).verdict).toBe('unfit')
})

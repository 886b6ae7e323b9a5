import { expect, it } from 'vitest'
import { inspectPdf } from '../../functions/adapters/paper/inspect-pdf.ts'
import { textRecogniser } from '../../functions/adapters/paper/scans/text-recogniser.ts'
import { makePdf } from '../support/make-pdf.ts'
import { printFacts } from '../support/print.ts'
import { draw, IS_CUT_OFF, readScan, scanOf, wordsOn } from '../support/scans.ts'

const REPORT = makePdf({
  pages: 1,
  lines: () => [
    'Report of the Director of Highways to the Scrutiny Committee',
    'Winter maintenance of roads and pavements in Testshire',
    'The Committee is asked to note that gritting began on 14 November',
    'and that 3,250 tonnes of salt were spread at a cost of £184,700.',
    'Complaints about untreated pavements rose from 112 to 167, most of',
    'them in Northborough and Easton; the reasons are set out below.',
    'Members asked in July whether the depot at Mill Lane should close.',
    'Officers advise against it before a review of the routes in April.',
  ],
})

it.each(['upright', 'turned'] as const)(
  `reads a scan that lies %s${IS_CUT_OFF ? ', cut off from any network' : ''}, and lays its words where they stand`,
  async (how) => {
    const scan = scanOf(REPORT, how)
    const { pdf, told, left } = readScan(scan)
    expect(told).toMatchObject({ read: [1], doubtful: [], wordless: [], unread: [] })
    expect(left).toEqual([])
    const printed = wordsOn(REPORT)
    const found = wordsOn(pdf)
    const right = printed.filter(({ text, x, y }) =>
      found.some((word) => word.text === text && Math.abs(word.x - x) < 3 && Math.abs(word.y - y) < 5),
    )
    expect(right.length / printed.length).toBeGreaterThanOrEqual(0.95)
    // Nothing of it looks otherwise.
    expect(draw(pdf, 72).equals(draw(scan, 72))).toBe(true)
    const seen = await inspectPdf(pdf)
    expect(seen).toMatchObject({
      accessibility: { tagged: true, language: 'en', imageOnlyPages: [], scannedPages: [1] },
    })
    expect(new Set((await printFacts(pdf)).roles)).toEqual(new Set(['Root', 'Document', 'P']))
  },
  240_000,
)

it('leaves a scan as it is where reading it takes too long', async () => {
  const scan = scanOf(REPORT, 'upright')
  const read = await textRecogniser({ bounds: { page: 1 } }).read(scan, [1], { at: () => undefined })
  expect(read).toEqual({ pdf: scan, read: [], doubtful: [], wordless: [], unread: [1] })
})

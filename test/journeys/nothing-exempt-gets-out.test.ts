import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { confinedBuilder } from '../../functions/adapters/local/confined-builder.ts'
import type { PackOrder } from '../../functions/ports/pack-builder.ts'
import { everythingUnder } from '../support/everything-in.ts'
import { makePdf } from '../support/make-pdf.ts'
import { type AssembleAnswer, atTheDesk, type Desk } from '../support/packhorse.ts'
import { aRow, fileOf, HIGHWAYS } from '../support/programme-rows.ts'

const MEETING = `${HIGHWAYS}/2017-09-27`
const CANARY = 'Quillfeather'

/** A paper that says its secret wherever a PDF can say anything. */
const secretPaper = makePdf({
  pages: 3,
  tagged: true,
  lines: (page) => [`${CANARY} text of page ${page}`],
  catalog: `/Outlines 1001 0 R /Dests <</${CANARY}Place [10 0 R /Fit]>> /PageLabels <</Nums [0 <</P (${CANARY}Label)>>]>>`,
  page: `/Annots [<</Type /Annot /Subtype /Text /Rect [9 9 20 20] /Contents (${CANARY} comment)>>]`,
  objects: [
    '<</Type /Outlines /First 1002 0 R /Last 1002 0 R /Count 1>>',
    `<</Title (${CANARY} bookmark) /Parent 1001 0 R /Dest [10 0 R /Fit]>>`,
  ],
})

async function withASecret(desk: Desk): Promise<AssembleAnswer> {
  desk.setNow('2017-08-01T10:00')
  const rows = [
    aRow({ title: 'Road safety' }),
    aRow({ title: 'Resurfacing contract' }),
    aRow({ title: 'Winter plan' }),
  ]
  await desk.run('import', desk.lay('programme.csv', fileOf(rows)))
  await desk.run('submit', MEETING, '1', desk.layReport('safety.pdf', 3))
  const secret = desk.lay(`${CANARY}.pdf`, secretPaper)
  const tender = desk.lay(`${CANARY}-tender.pdf`, secretPaper)
  const why = ['--because', 'It tells the prices that were offered.', '--review', '2018-09-27']
  expect(await desk.run('submit', MEETING, '2', secret, '--exempt', '3', ...why)).toMatchObject({ code: 0 })
  const report = desk.layReport('winter.pdf', 2)
  const withAppendix = ['--appendix', tender, '--exempt-appendix', '1:3', ...why]
  expect(await desk.run('submit', MEETING, '3', report, ...withAppendix)).toMatchObject({ code: 0 })
  const { code, json, err } = await desk.run<AssembleAnswer>('assemble', MEETING, '--by', 'Clerk')
  expect({ code, leaked: err.includes(CANARY) }).toEqual({ code: 0, leaked: false })
  return json
}

describe('what is exempt', () => {
  it('is in the restricted pack, and nowhere in the open store, once public and restricted packs are bound and released', async () => {
    const desk = atTheDesk()
    await withASecret(desk)
    desk.setNow('2017-09-18T10:00')
    expect(await desk.run('release', MEETING, '--by', 'Manager')).toMatchObject({ code: 0 })
    // The search finds it where it is, so it would find it where it must not be.
    expect(await everythingUnder(join(desk.home, 'restricted'))).toContain(`${CANARY} text of page 2`)
    expect(await everythingUnder(join(desk.home, 'open'))).not.toMatch(new RegExp(CANARY, 'i'))
  })

  it('cannot be read by the process that builds public packs, whatever program that process runs', async () => {
    const desk = atTheDesk()
    const { packs } = await withASecret(desk)
    const [open, restricted] = packs.map(({ path }) => path)
    const snoop = new URL('../support/snoop-door.ts', import.meta.url)
    const builder = confinedBuilder(snoop, join(desk.home, 'open'))
    const read = (path = '') => builder.build(anOrderFor(path))
    expect(await read(open)).toMatchObject({ pages: expect.any(Number) })
    await expect(read(restricted)).rejects.toThrow('ERR_ACCESS_DENIED')
  })
})

const anOrderFor = (path: string): PackOrder => ({
  kind: 'public',
  title: '',
  language: 'en-GB',
  front: new Uint8Array(),
  leaves: [],
  bookmarks: [],
  manifest: {
    format: 1,
    kind: 'public',
    meeting: MEETING,
    committee: '',
    title: '',
    engine: '',
    firstNumber: 1,
    lastNumber: 0,
    items: [],
    inputs: [],
  },
  keys: { pack: path, manifest: '' },
})

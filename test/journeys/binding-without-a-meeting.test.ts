import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pdfReader } from '../../functions/adapters/paper/pdf-reader.ts'
import { OFFICE } from '../support/convert.ts'
import { makePdf } from '../support/make-pdf.ts'
import { aDocx, heading, STYLES, stylesXml } from '../support/office-files.ts'
import { atTheDesk } from '../support/packhorse.ts'

interface BindAnswer {
  path: string
  pages: number
  files: {
    name: string
    letter: string | null
    from: number
    to: number
    verdict: string
    reasons: string[]
  }[]
}

interface CompareAnswer {
  same: number
  renumbered: number
  changed: number
  added: number
  removed: number
}

describe('binding without a meeting', () => {
  it('puts a page with name and reason where a file cannot be bound, and makes the pack all the same', async () => {
    const desk = atTheDesk()
    const out = join(desk.home, '..', 'pack.pdf')
    const papers = [
      desk.layReport('roads.pdf', 3),
      desk.lay('locked.pdf', makePdf({ pages: 2, password: 'secret' })),
      join(desk.home, 'nowhere.pdf'),
      desk.layReport('bins.pdf', 2),
    ]
    const front = desk.layReport('front.pdf', 1)
    const { code, json } = await desk.run<BindAnswer>(
      'bind',
      '--out',
      out,
      '--front',
      front,
      '--letters',
      ...papers,
    )
    expect(code).toBe(0)
    expect(json.files.map(({ letter, from, to, verdict }) => `${letter} ${from} - ${to} ${verdict}`)).toEqual(
      ['A 1 - 4 fit', 'B 5 - 6 unfit', 'C 7 - 8 unfit', 'D 9 - 10 fit'],
    )
    expect(json.files[1]?.reasons.join()).toContain('without a password')
    const { pages } = await pdfReader().read(new Uint8Array(readFileSync(out)))
    expect(pages.map(({ label }) => label).slice(0, 4)).toEqual(['i', 'ii', '1', '2'])
    expect(pages[6]?.text).toMatch(/locked\.pdf.*could not be bound.*without a password/s)
    expect(await desk.run('verify', out)).toMatchObject({ code: 0, json: { ok: true } })
  })

  it('refuses to write the pack over a paper that goes into it, and leaves the paper as it was', async () => {
    const desk = atTheDesk()
    const paper = desk.layReport('roads.pdf', 3)
    const before = readFileSync(paper)
    expect(await desk.run('bind', '--out', paper, paper)).toMatchObject({
      code: 1,
      err: expect.stringContaining('written over'),
    })
    expect(readFileSync(paper)).toEqual(before)
  })

  it('tells page by page what changed between two versions', async () => {
    const desk = atTheDesk()
    const [one, other] = ['v1.pdf', 'v2.pdf'].map((name) => join(desk.home, '..', name))
    const [roads, bins, late] = ['roads.pdf', 'bins.pdf', 'late.pdf'].map((name) => desk.layReport(name, 2))
    await desk.run('bind', '--out', one ?? '', roads ?? '', bins ?? '')
    await desk.run('bind', '--out', other ?? '', roads ?? '', late ?? '', bins ?? '')
    expect((await desk.run<CompareAnswer>('compare', one ?? '', other ?? '')).json).toMatchObject({
      same: 2,
      added: 2,
      renumbered: 2,
      changed: 0,
      removed: 0,
    })
  })
})

describe.skipIf(OFFICE === null)('binding a Word file with tracked changes', () => {
  it('has a page stand for it, says what may be chosen, and binds it once that is chosen', async () => {
    const desk = atTheDesk()
    const out = join(desk.home, '..', 'pack.pdf')
    const changed = '<w:p><w:ins w:author="Officer One"><w:r><w:t>£120,000</w:t></w:r></w:ins></w:p>'
    const draft = desk.lay('draft.docx', aDocx(heading('Flood defences') + changed, STYLES, stylesXml()))
    const left = await desk.run<BindAnswer>('bind', '--out', out, draft)
    expect(left.json.files).toMatchObject([{ verdict: 'unfit', choices: ['acceptChanges'] }])
    const chosen = await desk.run<BindAnswer>('bind', '--out', out, '--accept-changes', draft)
    expect(chosen.json.files).toMatchObject([{ verdict: expect.stringContaining('fit-with'), choices: [] }])
    const { pages } = await pdfReader().read(new Uint8Array(readFileSync(out)))
    expect(pages[0]?.text).toContain('£120,000')
  })
})

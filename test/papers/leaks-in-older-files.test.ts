import { describe, expect, it } from 'vitest'
import { lookedInto } from '../support/clean-copy.ts'
import { aConverter, OFFICE } from '../support/convert.ts'

describe.skipIf(OFFICE === null)('an older document, written anew', () => {
  it('brings its tracked changes, comments and hidden words along to be found', async () => {
    const rtf = `{\\rtf1\\ansi{\\*\\revtbl{Unknown;}{Officer One;}}
      Spend is {\\revised\\revauth1\\revdttm1 lower}{\\deleted\\revauthdel1\\revdttmdel1 SECRET1}{\\v SECRET2}{\\*\\atnid O}{\\*\\atnauthor Officer Two}{\\*\\annotation{SECRET3}} than planned.\\par}`
    const made = await aConverter().renew({
      bytes: new Uint8Array(Buffer.from(rtf)),
      kind: 'rtf',
      name: 'r.rtf',
    })
    if (made.was !== 'renewed') throw new Error(`It was not written anew: ${made.was}`)
    const { marks, told, copy } = await lookedInto(made.bytes, made.kind)
    expect(marks).toEqual({ changes: 2, comments: 1, people: 2 })
    expect(told).toContain('hidden text')
    expect(copy).not.toMatch(/SECRET|Officer/)
    expect(copy).toContain('lower')
  })
})

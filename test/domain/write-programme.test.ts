import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { writeProgramme } from '../../functions/domain/work-programme/write-programme.ts'
import { readCommittees, readMeetings } from '../../functions/steps/records.ts'
import { bringIn, importTools, recordsIn, sampleFile } from '../support/import.ts'
import { aRow, bringInRows } from '../support/programme-rows.ts'

const FILES = {
  'the sample committee’s': new Uint8Array(
    readFileSync(new URL('../../functions/local/sample/work-programme.csv', import.meta.url)),
  ),
  'a year of several committees': sampleFile('work-programme-2017-18.csv'),
}

describe('a work programme that is written out', () => {
  it.each(Object.entries(FILES))('imports as what stands already: %s', async (_, bytes) => {
    const tools = importTools('2017-03-01T09:00')
    expect(await bringIn(tools, bytes)).toHaveProperty('done')
    const before = await recordsIn(tools)
    const meetings = (await readMeetings(tools.register)).map(({ meeting }) => meeting)
    const written = writeProgramme(meetings, await readCommittees(tools.register))
    expect(await bringIn(tools, written)).toMatchObject({ done: { added: 0, changed: 0, moved: 0 } })
    expect(await recordsIn(tools)).toEqual(before)

    // A store that has none of it gets all of it.
    const other = importTools('2017-03-01T09:00')
    expect(await bringIn(other, written)).toMatchObject({ done: { meetings: meetings.length } })
    const items = async (of: typeof tools) =>
      (await readMeetings(of.register)).flatMap(({ meeting }) =>
        meeting.items.map(({ title, number }) => [meeting.date, number, title]),
      )
    expect(await items(other)).toEqual(await items(tools))
  })

  it('holds no formula for a spreadsheet to work out, and its words come back as they were', async () => {
    const tools = importTools('2017-03-01T09:00')
    const words = [
      '=HYPERLINK("https://elsewhere.example","x")',
      '+44 1632 960 001',
      '@roads',
      "'quoted' roads",
    ]
    await bringInRows(tools, ...words.map((title) => aRow({ title, description: title, surprise: title })))
    const standing = (await readMeetings(tools.register)).map(({ meeting }) => meeting)
    const written = writeProgramme(standing, await readCommittees(tools.register))
    expect(written).not.toMatch(/(?:^|,)"[=+\-@]/m)
    expect(await bringIn(tools, written)).toMatchObject({ done: { changed: 0 } })
  })
})

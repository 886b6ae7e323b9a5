import { describe, expect, it } from 'vitest'
import type { Committee } from '../../functions/domain/work-programme/committee.ts'
import { bringIn, importTools, recordsIn, versionsIn } from '../support/import.ts'
import {
  aRow,
  bringInRows,
  fileOf,
  HIGHWAYS,
  itemCalled,
  type ProgrammeCells,
  receive,
  recordOn,
  refusalsOf,
} from '../support/programme-rows.ts'
import { type Cell, writeWorkbook } from '../support/write-workbook.ts'

const DAY = '2017-09-27'

describe('a row of a work programme', () => {
  it.each<[string, ProgrammeCells, RegExp]>([
    ['a briefing on a Sunday', { briefing: '2017-09-10' }, /^Row 2: .*briefing.*Sunday 10 September 2017/],
    ['a meeting on a bank holiday', { date: '2017-12-26' }, /^Row 2: .*bank holiday/],
    ['a stated deadline on a Saturday', { deadline: '2017-09-09' }, /^Row 2: .*Saturday 9 September 2017/],
    ['a report without an address', { author_email: '' }, /^Row 2: .*nobody can be chased/],
  ])('is taken with a warning for %s', async (_what, cells, warning) => {
    const { warnings } = await bringInRows(importTools(), aRow(cells))
    expect(warnings).toEqual([expect.stringMatching(warning)])
  })

  it.each<[string, ProgrammeCells, RegExp]>([
    ['a year that the bank-holiday list does not reach', { date: '2029-07-25' }, /^row 2, date: .*2029/],
    ['a briefing in the year 1017', { briefing: '1017-09-11' }, /^row 2, briefing: .*1017/],
    [
      'a committee’s name that is too long',
      { committee: 'Highways '.repeat(60) },
      /^row 2, committee: .*Shorten/,
    ],
    ['a committee’s name without a letter', { committee: '***' }, /^row 2, committee: /],
    ['a title of 10,001 letters', { title: 'x'.repeat(10_001) }, /^row 2, title: .*10001/],
    ['characters that do not print', { title: 'Road\u0007safety' }, /^row 2, title: .*do not print/],
    ['an address with two dots', { author_email: 'a@brackenshire..example' }, /^row 2, author_email: /],
  ])('is refused for %s', async (_what, cells, reason) => {
    expect(await refusalsOf(importTools(), fileOf([aRow(cells)]))).toEqual([expect.stringMatching(reason)])
  })

  it('is held against the other rows of its meeting, even where it has another fault', async () => {
    const rows = [
      aRow({ item: '1', venue: 'Council Chamber' }),
      aRow({ item: '1', title: 'road  SAFETY', venue: 'Library', kind: 'essay' }),
    ]
    expect(await refusalsOf(importTools(), fileOf(rows))).toEqual([
      expect.stringMatching(/^row 3, kind: "essay"/),
      expect.stringMatching(/^row 3, item: Row 2 has the number 1/),
      expect.stringMatching(/^row 3, title: Row 2 has the same title/),
      expect.stringMatching(/^row 3, venue: Row 2 says "Council Chamber"/),
    ])
  })

  it('may leave to another row of its meeting what both have in common', async () => {
    const tools = importTools()
    const other = aRow({ title: 'Potholes', briefing: DAY, venue: 'Library' })
    await bringInRows(tools, aRow({ briefing: '' }), other)
    expect((await recordOn(tools.register, DAY)).meeting).toMatchObject({ briefing: DAY, venue: 'Library' })
  })
})

describe('a work programme file', () => {
  const ROWS = [
    aRow({ item: '7', author: 'Road Safety Manager; Traffic Engineer', Ward: 'Ashdown' }),
    aRow({ item: '8', title: 'Potholes, “patched” & filled', description: 'Two lines:\nand the second.' }),
  ]
  const british = (row: ProgrammeCells) => ({ ...row, date: '27/09/2017', briefing: '11/9/2017' })
  const turned = (row: ProgrammeCells) => Object.fromEntries(Object.entries(row).toReversed())

  it.each<[string, string | Uint8Array]>([
    ['tabs and British dates', fileOf(ROWS.map(british), '\t')],
    ['its columns in another order', fileOf(ROWS.map(turned))],
    [
      'headings as people type them',
      fileOf(ROWS).replace('author_email', 'Author E-mail').replace('title', ' TITLE '),
    ],
    ['Excel’s “Unicode text”', new Uint8Array(Buffer.from(`\uFEFF${fileOf(ROWS, '\t')}`, 'utf16le'))],
    [
      'rows in an object, with lists',
      JSON.stringify({ rows: ROWS.map((row) => ({ ...row, author: row.author?.split('; ') })) }),
    ],
  ])('is the same programme with %s', async (_what, words) => {
    const [tools, expected] = [importTools(), importTools()]
    expect(await bringIn(tools, words)).toHaveProperty('done')
    await bringIn(expected, fileOf(ROWS))
    expect(await recordsIn(tools)).toEqual(await recordsIn(expected))
  })

  it('has its rows counted as the spreadsheet shows them, blank ones and all', async () => {
    const columns = Object.keys(aRow())
    const cells = (row: ProgrammeCells): Cell[] => columns.map((column) => row[column] ?? null)
    const blank = columns.map(() => null)
    const workbook = writeWorkbook([columns, cells(aRow()), blank, blank, cells(aRow({ title: '' }))])
    expect(await refusalsOf(importTools(), workbook)).toEqual([expect.stringMatching(/^row 5, title: /)])
    const [header = '', first = '', bad = ''] = fileOf([aRow(), aRow({ title: '' })]).split('\n')
    expect(await refusalsOf(importTools(), [header, first, '', bad].join('\r\n'))).toEqual([
      expect.stringMatching(/^row 4, title: /),
    ])
    expect(await refusalsOf(importTools(), JSON.stringify([aRow(), {}, aRow({ title: '' })]))).toEqual([
      expect.stringMatching(/^row 4, title: /),
    ])
  })

  it.each<[string, string, RegExp]>([
    [
      'values under a heading that is blank',
      'committee,date,title,\na,2017-09-27,b,lost',
      /^row 2, column 4: There is "lost"/,
    ],
    [
      'two columns of one name that Packhorse does not know',
      'committee,date,title,Ward,ward\n',
      /^row 1, ward: Two columns/,
    ],
    ['JSON rows that are none', JSON.stringify([aRow(), 'Potholes']), /^row 3: /],
  ])('is refused for %s', async (_what, words, reason) => {
    expect(await refusalsOf(importTools(), words)).toEqual([expect.stringMatching(reason)])
  })

  it('leaves alone the meetings and committees that it does not speak of', async () => {
    const tools = importTools()
    await bringInRows(tools, aRow(), aRow({ date: '2017-10-11', briefing: '', title: 'Bridges' }))
    const before = await versionsIn(tools)
    await bringInRows(tools, aRow({ committee: 'Health Scrutiny Committee', title: 'Dentists' }))
    expect([...(await versionsIn(tools))]).toEqual(expect.arrayContaining([...before]))
  })

  it('speaks of one committee by its name, its short name or another spelling', async () => {
    const tools = importTools()
    await bringInRows(tools, aRow())
    await bringInRows(tools, aRow({ committee: HIGHWAYS, title: 'Potholes', date: '2017-10-11' }))
    await bringInRows(
      tools,
      aRow({ committee: 'HIGHWAYS  scrutiny committee', title: 'Bridges', date: '2017-11-22' }),
    )
    expect(await tools.register.list('committees/')).toEqual([`committees/${HIGHWAYS}`])
    expect((await recordOn(tools.register, '2017-11-22')).meeting.committeeName).toBe(
      'Highways Scrutiny Committee',
    )
  })

  it('names the lead and the clerk of a committee that has none yet, also later on', async () => {
    const tools = importTools()
    await bringInRows(tools, aRow())
    const served = aRow({
      lead_email: 'lead@brackenshire.example',
      clerk_email: 'clerk@brackenshire.example',
    })
    await bringInRows(tools, served)
    const kept = await tools.register.read<Committee>(`committees/${HIGHWAYS}`)
    expect(kept?.value.contacts).toMatchObject({
      lead: { address: 'lead@brackenshire.example' },
      clerk: { address: 'clerk@brackenshire.example' },
    })
    await bringInRows(tools, served)
    expect((await versionsIn(tools)).get(`committees/${HIGHWAYS}`)).toBe(2)
  })
})

describe('an edited work programme', () => {
  it('tells in the trail which item changed, and touches no other', async () => {
    const tools = importTools()
    await bringInRows(tools, aRow(), aRow({ title: 'Potholes' }))
    const untouched = await itemCalled(tools.register, DAY, 'Potholes')
    await bringInRows(
      tools,
      aRow({ description: 'With last winter’s figures.' }),
      aRow({ title: 'Potholes' }),
    )
    expect(await itemCalled(tools.register, DAY, 'Potholes')).toEqual(untouched)
    expect((await recordOn(tools.register, DAY)).trail.slice(1)).toEqual([
      { at: '2017-07-03T10:00', by: 'scrutiny lead', item: 'item-1', what: 'item 1, "Road safety", changed' },
    ])
  })

  it('tells a stated deadline that changed, once and from the day the file said so', async () => {
    const tools = importTools()
    await bringInRows(tools, aRow())
    tools.clock.set('2017-08-01T10:00')
    await bringInRows(tools, aRow({ deadline: '2017-09-12' }))
    tools.clock.set('2017-08-02T10:00')
    await bringInRows(tools, aRow({ deadline: '2017-09-12', venue: 'Library' }))
    const { datesChanged } = (await recordOn(tools.register, DAY)).meeting
    expect(datesChanged).toEqual({ on: '2017-08-01', from: '2017-09-14' })
  })

  it('never gives two items one number or one name, however many are taken off', async () => {
    const tools = importTools()
    const titles = async () => {
      const { items } = (await recordOn(tools.register, DAY)).meeting
      expect(new Set(items.map(({ number }) => number)).size).toBe(items.length)
      expect(new Set(items.map(({ key }) => key)).size).toBe(items.length)
      return items.length
    }
    await bringInRows(tools, aRow(), aRow({ title: 'Potholes' }), aRow({ title: 'Bridges' }))
    await bringInRows(tools, aRow({ title: 'Bridges' }))
    await bringInRows(tools, aRow({ title: 'Gritting' }))
    await bringInRows(tools, aRow({ title: 'Parking' }), aRow())
    expect(await titles()).toBe(5)
  })

  it('does not give a report that was taken off to the item that has its number now', async () => {
    const tools = importTools()
    await bringInRows(tools, aRow({ item: '1' }), aRow({ title: 'Potholes', item: '2' }))
    await receive(tools.register, DAY, 'Potholes')
    await bringInRows(tools, aRow({ item: '1' }))
    await bringInRows(tools, aRow({ item: '1' }), aRow({ title: 'Gritting', item: '2' }))
    expect(await itemCalled(tools.register, DAY, 'Gritting')).toMatchObject({
      state: { at: 'awaited' },
      submissions: [],
    })
    expect(await itemCalled(tools.register, DAY, 'Potholes')).toMatchObject({ state: { at: 'withdrawn' } })
  })

  it('warns where the title of a report that is in became another', async () => {
    const tools = importTools()
    await bringInRows(tools, aRow({ item: '1' }))
    await receive(tools.register, DAY)
    const { warnings } = await bringInRows(tools, aRow({ item: '1', title: 'Potholes' }))
    expect(warnings).toEqual([expect.stringMatching(/item 1 was "Road safety", .*now "Potholes"/)])
  })

  it('turns a report into word of mouth until the report is in', async () => {
    const tools = importTools()
    await bringInRows(tools, aRow(), aRow({ title: 'Potholes' }))
    await receive(tools.register, DAY, 'Potholes')
    await bringInRows(tools, aRow({ kind: 'oral' }), aRow({ title: 'Potholes', kind: 'oral' }))
    expect((await itemCalled(tools.register, DAY, 'Road safety')).state).toEqual({ at: 'oral' })
    expect((await itemCalled(tools.register, DAY, 'Potholes')).state).toMatchObject({ at: 'received' })
  })
})

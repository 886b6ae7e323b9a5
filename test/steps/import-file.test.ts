import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { memoryMailer } from '../../functions/adapters/memory/memory-mailer.ts'
import type { Committee } from '../../functions/domain/work-programme/committee.ts'
import { bringIn, importTools, recordsIn, sampleFile, versionsIn } from '../support/import.ts'
import { Killed, killingAt } from '../support/killed.ts'
import { committeeSchema, SCHEMA_FILE } from '../support/write-committee-schema.ts'
import { type Cell, writeWorkbook } from '../support/write-workbook.ts'

const HEADER = 'committee,date,briefing,deadline,item,title,author,author_email,kind'
const row = (words: string) => `Highways Scrutiny Committee,${words}`
const file = (...rows: string[]) => [HEADER, ...rows].join('\n')

const ROADS = row(
  '2017-09-27,11/09/2017,14/09/2017,1,Road safety,Road Safety Manager,roads@brackenshire.example,report',
)
const GRITTING = row('2017-09-27,,,2,Gritting routes,Winter Manager,winter@brackenshire.example,report')
const BUSES = row('2017-09-27,,,3,Bus services,Transport Lead,,oral')

async function refusalsOf(words: string | Uint8Array, name?: string) {
  const answer = await bringIn(importTools(), words, name)
  if ('done' in answer) throw new Error('It was not refused')
  return answer.refused
}

describe('the work programme of 2017/18', () => {
  it('goes in with the dates computed equal to the dates stated', async () => {
    const stated = importTools()
    const answer = await bringIn(stated, sampleFile('work-programme-2017-18.csv'))
    expect(answer).toMatchObject({ done: { committees: 1, meetings: 9, items: 17, added: 9 } })
    const unstated = new TextDecoder()
      .decode(sampleFile('work-programme-2017-18.csv'))
      .replace(/(\d\d\/\d\d\/\d{4},4\.30 pm,Committee Room 1,[^,]*),[^,]*/g, '$1,')
    const computed = importTools()
    await bringIn(computed, unstated)
    const deadlines = async (tools: typeof stated) =>
      [...(await recordsIn(tools)).values()].map(({ meeting }) => [
        meeting.date,
        meeting.dates.reportDeadline,
      ])
    expect(await deadlines(computed)).toEqual(await deadlines(stated))
    expect(await deadlines(stated)).toContainEqual(['2018-04-11', '2018-03-27'])
  })

  it('takes the joint meeting without dates, and tells the lead which apply', async () => {
    const tools = importTools()
    const answer = await bringIn(tools, sampleFile('work-programme-2017-18.csv'))
    const warnings = 'done' in answer ? answer.done.warnings : []
    expect(warnings).toEqual([
      expect.stringMatching(
        /^For the scrutiny lead: .*2017-11-28 states neither.*Wednesday 15 November 2017.*Monday 20 November 2017/,
      ),
    ])
    expect(
      (await recordsIn(tools)).get('children-and-families-scrutiny-committee/2017-11-28')?.meeting.items,
    ).toHaveLength(1)
  })
})

describe('a work programme file', () => {
  it('is the same programme as CSV, as a workbook and as JSON', async () => {
    const cells: Cell[][] = [
      HEADER.split(','),
      [
        'Highways Scrutiny Committee',
        { date: '2017-09-27' },
        { date: '2017-09-11' },
        { date: '2017-09-14' },
        1,
        'Road safety',
        'Road Safety Manager',
        'roads@brackenshire.example',
        'report',
      ],
    ]
    const json = JSON.stringify([
      {
        committee: 'Highways Scrutiny Committee',
        date: '27/09/2017',
        briefing: '2017-09-11',
        deadline: '2017-09-14',
        item: 1,
        title: 'Road safety',
        author: ['Road Safety Manager'],
        author_email: 'roads@brackenshire.example',
      },
    ])
    const [csv, semicolons, xlsx, fromJson] = await Promise.all(
      (
        [
          [file(ROADS)],
          [`\uFEFF${file(ROADS).replaceAll(',', ';').replaceAll('\n', '\r\n')}`],
          [writeWorkbook(cells), 'programme.xlsx'],
          [json, 'programme.json'],
        ] as const
      ).map(async ([words, name]) => {
        const tools = importTools()
        expect(await bringIn(tools, words, name)).toHaveProperty('done')
        return recordsIn(tools)
      }),
    )
    expect(semicolons).toEqual(csv)
    expect(xlsx).toEqual(csv)
    expect(fromJson).toEqual(csv)
  })

  it('is refused whole, with every fault of every row, its column and what to do', async () => {
    const tools = importTools()
    const answer = await bringIn(
      tools,
      file(
        ROADS,
        row('30/02/2018,,,0,Gritting,Winter Manager,not-an-address,report'),
        '',
        row('27/09/17,,,,,Winter Manager,winter@brackenshire.example,essay'),
        row('2017-09-27,2017-09-12,15/09/2017,1,Road  SAFETY,Someone,x@brackenshire.example,report'),
        row('2017-10-11,2017-10-12,04/10/2017,,Late deadline,Someone,x@brackenshire.example,report,surplus'),
        row('2040-01-11,,,,Too far,Someone,x@brackenshire.example,report'),
      ),
    )
    const refused = 'refused' in answer ? answer.refused : []
    expect(refused.map(({ row: at, column }) => `${at} ${column}`)).toEqual([
      '3 date',
      '3 item',
      '3 author_email',
      '5 date',
      '5 title',
      '5 kind',
      '6 item',
      '6 title',
      '6 briefing',
      '6 deadline',
      '7 column 10',
      '7 briefing',
      '7 deadline',
      '8 date',
    ])
    for (const { message } of refused) expect(message).toMatch(/\. |\.$/)
    expect(await tools.register.list('')).toEqual([])
  })

  it('refuses a stated deadline that is later than lawful publication, and names both days', async () => {
    const [refusal] = await refusalsOf(
      file(row('2017-10-11,,04/10/2017,,Late deadline,Someone,x@brackenshire.example,report')),
    )
    expect(refusal).toMatchObject({ row: 2, column: 'deadline' })
    expect(refusal?.message).toMatch(/Wednesday 4 October 2017.*Tuesday 3 October 2017/)
  })

  it('refuses a briefing after the meeting', async () => {
    const refused = await refusalsOf(
      file(row('2017-10-11,12/10/2017,,,Bus lanes,Someone,x@brackenshire.example,report')),
    )
    expect(refused).toEqual([expect.objectContaining({ row: 2, column: 'briefing' })])
  })

  it.each([
    ['an empty file', '', 'programme.csv', /is empty/],
    ['a header alone', HEADER, 'programme.csv', /no rows/],
    ['a header that lacks columns', 'committee,when\nx,y', 'programme.csv', /lacks "date", "title"/],
    ['a column twice', `${HEADER},Author Email\n${ROADS},x`, 'programme.csv', /Two columns/],
    [
      'an old workbook',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1),
      'programme.xlsx',
      /save it as \.xlsx/,
    ],
    [
      'a zip that is no workbook',
      Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0),
      'programme.xlsx',
      /no Excel workbook/,
    ],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0), 'programme.csv', /neither text nor an Excel/],
    ['broken JSON', '[{"committee": ', 'programme.json', /not valid JSON/],
    ['a quotation mark left open', `${HEADER}\n"Highways,2017-09-27`, 'programme.csv', /quotation mark/],
  ])('refuses %s in plain words', async (_what, words, name, message) => {
    const [refusal] = await refusalsOf(words, name)
    expect(refusal?.message).toMatch(message)
  })

  it('keeps unknown columns, and reads what Excel on Windows writes', async () => {
    const tools = importTools()
    const latin1 = Buffer.from(
      `${HEADER},Ward\n${row('2017-09-27,,,,Café licences,Licensing Manager,l@brackenshire.example,report')},Ashdown`,
      'latin1',
    )
    await bringIn(tools, new Uint8Array(latin1))
    const [item] = (await recordsIn(tools)).get('highways-scrutiny-committee/2017-09-27')?.meeting.items ?? []
    expect(item).toMatchObject({ title: 'Café licences', extra: { Ward: 'Ashdown' } })
  })
})

describe('importing again', () => {
  it('writes nothing when the file is the same', async () => {
    const tools = importTools()
    await bringIn(tools, sampleFile('work-programme-2017-18.csv'))
    const before = await versionsIn(tools)
    tools.clock.set('2017-08-01T10:00')
    expect(await bringIn(tools, sampleFile('work-programme-2017-18.csv'))).toMatchObject({
      done: { added: 0, changed: 0, moved: 0 },
    })
    expect(await versionsIn(tools)).toEqual(before)
  })

  it('changes only what the file edits, and keeps what officers sent', async () => {
    const tools = importTools()
    await bringIn(tools, file(ROADS, GRITTING, BUSES))
    await receive(tools, 'highways-scrutiny-committee/2017-09-27', 'item-1')
    await bringIn(tools, file(ROADS.replace('Road safety', 'Road safety near schools'), GRITTING, BUSES))
    const [roads, gritting] =
      (await recordsIn(tools)).get('highways-scrutiny-committee/2017-09-27')?.meeting.items ?? []
    expect(roads).toMatchObject({
      key: 'item-1',
      title: 'Road safety near schools',
      state: { at: 'received' },
      submissions: [{ version: 1 }],
    })
    expect(gritting).toMatchObject({ key: 'item-2', title: 'Gritting routes', state: { at: 'awaited' } })
  })

  it('withdraws an item whose row is gone, and brings it back with its row', async () => {
    const tools = importTools()
    const items = async () =>
      (await recordsIn(tools))
        .get('highways-scrutiny-committee/2017-09-27')
        ?.meeting.items.map(({ key, state }) => [key, state.at])
    await bringIn(tools, file(ROADS, GRITTING))
    await receive(tools, 'highways-scrutiny-committee/2017-09-27', 'item-2')
    await bringIn(tools, file(ROADS))
    expect(await items()).toEqual([
      ['item-1', 'awaited'],
      ['item-2', 'withdrawn'],
    ])
    await bringIn(tools, file(ROADS, GRITTING))
    expect(await items()).toEqual([
      ['item-1', 'awaited'],
      ['item-2', 'received'],
    ])
  })

  it('moves a meeting with everything in it, and leaves the way to it behind', async () => {
    const tools = importTools()
    await bringIn(tools, file(ROADS, GRITTING))
    await receive(tools, 'highways-scrutiny-committee/2017-09-27', 'item-2')
    tools.clock.set('2017-08-01T10:00')
    const later = file(ROADS, GRITTING).replaceAll('2017-09-27', '2017-10-11').replace('14/09/2017', '')
    expect(await bringIn(tools, later)).toMatchObject({ done: { moved: 1, added: 0 } })
    const records = await recordsIn(tools)
    expect(records.get('highways-scrutiny-committee/2017-09-27')?.movedTo).toBe('2017-10-11')
    expect(records.get('highways-scrutiny-committee/2017-10-11')?.meeting).toMatchObject({
      key: '2017-09-27',
      datesChanged: { on: '2017-08-01', from: '2017-09-14' },
      items: [{ key: 'item-1' }, { key: 'item-2', state: { at: 'received' } }],
    })
  })

  it('comes to the same after dying at any write of a move', async () => {
    const later = file(ROADS, GRITTING).replaceAll('2017-09-27', '2017-10-11').replace('14/09/2017', '')
    const moved = async (at: number | null) => {
      const tools = importTools()
      await bringIn(tools, file(ROADS, GRITTING))
      if (at === null) await bringIn(tools, later)
      else {
        const mortal = killingAt({ at, when: 'after' }, { register: tools.register, mailer: memoryMailer() })
        await expect(bringIn({ ...tools, register: mortal.register }, later)).rejects.toThrow(Killed)
        await bringIn(tools, later)
      }
      return recordsIn(tools)
    }
    const undisturbed = await moved(null)
    expect(await moved(1)).toEqual(undisturbed)
    expect(await moved(2)).toEqual(undisturbed)
  })

  /** As if an officer had sent a report. */
  async function receive(
    tools: ReturnType<typeof importTools>,
    meeting: string,
    item: string,
  ): Promise<void> {
    const key = `meetings/${meeting}`
    const kept = await tools.register.read<{ meeting: { items: Record<string, unknown>[] } }>(key)
    if (kept === undefined) throw new Error(`No ${key}`)
    const items = kept.value.meeting.items.map((one) =>
      one.key === item
        ? {
            ...one,
            state: { at: 'received', on: '2017-07-04', version: 1 },
            submissions: [{ version: 1, on: '2017-07-04', at: '2017-07-04T10:00', by: 'x', files: [] }],
          }
        : one,
    )
    await tools.register.replace(
      key,
      { ...kept.value, meeting: { ...kept.value.meeting, items } },
      kept.version,
    )
  }
})

describe('a committee file', () => {
  const standingItems = [{ title: 'Apologies' }, { title: 'Minutes', recommended: 'That they be signed.' }]
  const committee = {
    name: 'Highways Scrutiny Committee',
    council: 'Brackenshire Council',
    from: 'Director of Governance',
    standingItems,
  }

  it('puts its standing items before the work programme’s, whose numbers run on', async () => {
    const tools = importTools()
    await bringIn(tools, JSON.stringify(committee), 'committee.json')
    const answer = await bringIn(tools, file(ROADS, GRITTING))
    expect('done' in answer && answer.done.warnings).toContainEqual(expect.stringContaining('run from 3'))
    const items = (await recordsIn(tools)).get('highways-scrutiny-committee/2017-09-27')?.meeting.items
    expect(items?.map(({ number, title, kind }) => [number, title, kind])).toEqual([
      [1, 'Apologies', 'none'],
      [2, 'Minutes', 'none'],
      [3, 'Road safety', 'report'],
      [4, 'Gritting routes', 'report'],
    ])
  })

  it('takes the clear days of its jurisdiction', async () => {
    const tools = importTools()
    await bringIn(tools, JSON.stringify({ ...committee, jurisdiction: 'wales' }), 'committee.json')
    const kept = await tools.register.read<Committee>('committees/highways-scrutiny-committee')
    expect(kept?.value.deadlines).toEqual({ needed: 3, margin: 3 })
  })

  it('is refused with every fault and its place', async () => {
    const refused = await refusalsOf(
      JSON.stringify({
        ...committee,
        name: '',
        colour: 'red',
        contacts: { lead: { name: 'Lead', address: 'nowhere' } },
        chasing: { stages: { nagging: -2 } },
      }),
      'committee.json',
    )
    const all = refused.map(({ message }) => message).join('\n')
    expect(all).toMatch(/"name" is empty/)
    expect(all).toMatch(/does not know: colour/)
    expect(all).toMatch(/"contacts\.lead\.address" is not an e-mail address/)
    expect(all).toMatch(/chasing\.stages/)
  })

  it('of the demonstration is a full and valid example', async () => {
    const example = readFileSync(
      new URL('../../functions/local/sample/committee.json', import.meta.url),
      'utf8',
    )
    expect(await bringIn(importTools(), example, 'committee.json')).toMatchObject({
      done: { kind: 'committee', added: 1 },
    })
  })

  it('is described by a schema that is up to date', () => {
    expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(committeeSchema())
  })
})

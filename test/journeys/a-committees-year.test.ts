import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type AssembleAnswer, atTheDesk, type Desk, rangesOf } from '../support/packhorse.ts'

const COMMITTEE = 'children-and-families-scrutiny-committee'
const JULY = `${COMMITTEE}/2017-07-26`
const SEPTEMBER = `${COMMITTEE}/2017-09-27`
const NEXT_MAY = `${COMMITTEE}/2018-05-16`

const row = (date: string, title: string) =>
  `Children and Families Scrutiny Committee,${date},${title},Report Author,author@brackenshire.example`

const PROGRAMME = [
  'committee,date,title,author,author_email',
  row('2017-07-26', 'Block contracts'),
  row('2017-07-26', 'Workloads'),
  row('2017-07-26', 'Joint inspection'),
  row('2017-07-26', 'Work programme'),
  row('2017-09-27', 'Foster carers'),
  row('2017-09-27', 'Attendance'),
  row('2017-09-27', 'Youth justice'),
  row('2018-05-16', 'The new year'),
].join('\n')

/** The shape of a real pack: 5, 22, 7 with 13 and 24, and 8 pages. */
async function sendJulysReports(desk: Desk): Promise<void> {
  desk.setNow('2017-07-12T10:00')
  expect((await desk.run('import', desk.lay('programme.csv', PROGRAMME))).code).toBe(0)
  await desk.run('submit', JULY, '1', desk.layReport('contracts.pdf', 5))
  await desk.run('submit', JULY, '2', desk.layReport('workloads.pdf', 22))
  const appendices = [desk.layReport('letter.pdf', 13), desk.layReport('plan.pdf', 24)]
  await desk.run(
    'submit',
    JULY,
    '3',
    desk.layReport('inspection.pdf', 7),
    ...appendices.flatMap((one) => ['--appendix', one]),
  )
  await desk.run('submit', JULY, '4', desk.layReport('programme.pdf', 8))
}

describe('a committee’s year at the command line', () => {
  it('numbers a pack as the field does, and runs letters on through the municipal year', async () => {
    const desk = atTheDesk()
    await sendJulysReports(desk)
    desk.setNow('2017-07-18T10:00')
    const july = await desk.run<AssembleAnswer>('assemble', JULY, '--by', 'Committee Clerk')
    expect(rangesOf(july)).toEqual(['A 1 - 6', 'B 7 - 28', 'C 29 - 74', 'D 75 - 82'])
    const pack = july.json.packs[0]?.path ?? ''
    expect(await desk.run('verify', pack)).toMatchObject({ code: 0, json: { ok: true } })

    // Compiling again makes the same bytes, and no new version.
    const again = await desk.run<AssembleAnswer>('assemble', JULY, '--by', 'Committee Clerk')
    expect(again.json.packs).toEqual(july.json.packs)

    await desk.run('submit', SEPTEMBER, '1', desk.layReport('fostering.pdf', 2))
    const september = await desk.run<AssembleAnswer>('assemble', SEPTEMBER)
    expect(rangesOf(september)).toEqual(['E 1 - 2', 'F to follow', 'G to follow'])
    expect(september.json.warnings).toHaveLength(2)

    // A withdrawn report leaves its letter a gap.
    await desk.run('mark', SEPTEMBER, '2', 'withdrawn', '--because', 'no longer wanted')
    expect(rangesOf(await desk.run<AssembleAnswer>('assemble', SEPTEMBER))).toEqual([
      'E 1 - 2',
      'G to follow',
    ])
    expect(rangesOf(await desk.run<AssembleAnswer>('assemble', NEXT_MAY))).toEqual(['A to follow'])
  })

  it('releases once, by a second person, in time, what the officers sent last; then supplements it', async () => {
    const desk = atTheDesk()
    await sendJulysReports(desk)
    const release = (...words: string[]) =>
      desk.run<{ released: { path: string; sha256: string }[]; lawful: boolean; clearDays: string[] }>(
        'release',
        JULY,
        ...words,
      )
    expect(await release('--by', 'Manager')).toMatchObject({
      code: 1,
      err: expect.stringContaining('No pack'),
    })

    await desk.run('mark', JULY, '4', 'returned', '--because', 'the wrong year')
    desk.setNow('2017-07-18T10:00')
    const compiled = await desk.run<AssembleAnswer>('assemble', JULY, '--by', 'Committee Clerk')
    expect(rangesOf(compiled).at(-1)).toBe('D to follow')
    expect(await release()).toMatchObject({ code: 1, err: expect.stringContaining('second pair of eyes') })
    expect(await release('--by', 'committee clerk')).toMatchObject({
      code: 1,
      err: expect.stringContaining('somebody else'),
    })

    await desk.run('submit', JULY, '1', desk.layReport('contracts.pdf', 6))
    expect(await release('--by', 'Manager')).toMatchObject({
      code: 1,
      err: expect.stringContaining('changed since'),
    })
    await desk.run('assemble', JULY, '--by', 'Committee Clerk')

    desk.setNow('2017-07-19T10:00')
    const late = await release('--by', 'Manager')
    expect(late).toMatchObject({
      code: 1,
      json: { released: [], lawful: false },
      err: expect.stringContaining('Tuesday 18 July 2017'),
    })

    desk.setNow('2017-07-18T16:00')
    const out = await release('--by', 'Manager')
    expect(out).toMatchObject({
      code: 0,
      json: {
        lawful: true,
        clearDays: ['2017-07-19', '2017-07-20', '2017-07-21', '2017-07-24', '2017-07-25'],
      },
    })
    const published = out.json.released[0]?.path ?? ''
    const bytes = readFileSync(published)
    expect(await desk.run('verify', published)).toMatchObject({ code: 0, json: { ok: true } })

    expect(await release('--by', 'Manager')).toMatchObject({
      code: 1,
      err: expect.stringContaining('was released'),
    })
    expect(await desk.run('submit', JULY, '1', desk.layReport('contracts.pdf', 9))).toMatchObject({
      code: 1,
      err: expect.stringContaining('published'),
    })
    expect(await desk.run('assemble', JULY)).toMatchObject({
      code: 1,
      err: expect.stringContaining('goes into a supplement'),
    })
    expect(await desk.run('assemble', JULY, '--supplement')).toMatchObject({
      code: 1,
      err: expect.stringContaining('empty'),
    })

    desk.setNow('2017-07-24T10:00')
    await desk.run('submit', JULY, '4', desk.layReport('programme.pdf', 8))
    const supplement = await desk.run<AssembleAnswer>(
      'assemble',
      JULY,
      '--supplement',
      '--by',
      'Committee Clerk',
    )
    expect(rangesOf(supplement)).toEqual(['D 75 - 82'])
    expect(await release('--by', 'Manager')).toMatchObject({ code: 0, json: { lawful: true } })
    expect(readFileSync(published)).toEqual(bytes)
  })

  it('keeps what is exempt out of everything public, and the numbers the same in both packs', async () => {
    const desk = atTheDesk()
    desk.setNow('2017-07-12T10:00')
    await desk.run('import', desk.lay('programme.csv', PROGRAMME))
    const canary = desk.layReport('CANARY-prices.pdf', 4)
    await desk.run(
      'submit',
      JULY,
      '1',
      desk.layReport('contracts.pdf', 5),
      '--appendix',
      canary,
      '--exempt-appendix',
      '1:3',
      '--because',
      'tenders are open',
      '--review',
      '2018-01-10',
    )
    await desk.run('submit', JULY, '2', desk.layReport('workloads.pdf', 2))
    const { json } = await desk.run<AssembleAnswer>('assemble', JULY)
    expect(json.packs.map(({ kind }) => kind)).toEqual(['public', 'restricted'])
    expect(json.packs[0]?.items).toEqual(json.packs[1]?.items)
    for (const { path } of json.packs)
      expect(await desk.run('verify', path)).toMatchObject({ json: { ok: true } })
    const [open, restricted] = json.packs.map(({ path, manifest }) =>
      [readFileSync(path, 'latin1'), readFileSync(manifest, 'utf8')].join(),
    )
    expect(restricted).toContain('CANARY')
    expect(open).not.toContain('CANARY')
    expect(json.packs[0]?.path).toContain('/open/')
    expect(json.packs[1]?.path).toContain('/restricted/')
  })

  it.each([
    [['--exempt', '8', '--because', 'x'], 'no paragraph 8'],
    [['--exempt', '3'], 'needs a reason'],
    [['--because', 'x'], 'not under which paragraph'],
    [['--confidential', '--exempt', '1', '--because', 'x'], 'both'],
  ])('refuses a secrecy that the law does not know: %j', async (words, why) => {
    const desk = atTheDesk()
    desk.setNow('2017-07-12T10:00')
    await desk.run('import', desk.lay('programme.csv', PROGRAMME))
    const answer = await desk.run('submit', JULY, '1', desk.layReport('contracts.pdf', 1), ...words)
    expect(answer).toMatchObject({ code: 1, err: expect.stringContaining(why) })
  })

  it('refuses what is no report in plain words, and keeps nothing of it', async () => {
    const desk = atTheDesk()
    desk.setNow('2017-07-12T10:00')
    await desk.run('import', desk.lay('programme.csv', PROGRAMME))
    const answer = await desk.run(
      'submit',
      JULY,
      '1',
      desk.lay('report.pdf', 'Dear all, the report is late.'),
    )
    expect(answer).toMatchObject({ code: 1, err: expect.stringMatching(/report\.pdf: This is plain text/) })
    const status = await desk.run<{ meetings: { items: { state: string }[] }[] }>('status', JULY)
    expect(status.json.meetings[0]?.items[0]?.state).toBe('awaited')
  })

  it('chases no more once the report is in, and takes the chase up when it is returned', async () => {
    const desk = atTheDesk()
    desk.setNow('2017-07-12T09:00')
    await desk.run('import', desk.lay('programme.csv', PROGRAMME))
    const sent = async () =>
      (await desk.run<{ sent: { items: { number: number; stage: string }[] }[] }>('chase')).json.sent.flatMap(
        ({ items }) => items.map(({ number, stage }) => `${number} ${stage}`),
      )
    expect(await sent()).toEqual(['1 commission', '2 commission', '3 commission', '4 commission'])
    await desk.run('submit', JULY, '1', desk.layReport('contracts.pdf', 1))
    desk.setNow('2017-07-13T09:00')
    expect(await sent()).toEqual(['2 due-today', '3 due-today', '4 due-today'])
    await desk.run('mark', JULY, '1', 'returned', '--because', 'figures')
    desk.setNow('2017-07-14T09:00')
    expect(await sent()).toEqual(['1 overdue', '2 overdue', '3 overdue', '4 overdue'])
  })
})

describe('the command line', () => {
  it.each([
    [['deadlines', '2017-02-30'], 2],
    [['deadlines', '2040-01-10'], 1],
    [['deadlines', '2017-07-26', '--needed', 'many'], 2],
    [['status', 'nowhere/2017-07-26'], 1],
    [['import', 'no-such-file.csv'], 1],
    [['nonsense'], 2],
  ])('answers %j with exit code %i and words', async (words, code) => {
    const answer = await atTheDesk().run(...words)
    expect(answer.code).toBe(code)
    expect(answer.err).not.toBe('')
  })

  it('explains the dates of a meeting', async () => {
    expect(await atTheDesk().run('deadlines', '26/07/2017')).toMatchObject({
      code: 0,
      json: {
        meeting: '2017-07-26',
        publishBy: '2017-07-18',
        reportDeadline: '2017-07-13',
        needed: 5,
        clearDays: ['2017-07-19', '2017-07-20', '2017-07-21', '2017-07-24', '2017-07-25'],
      },
    })
  })

  it('refuses a store that a newer Packhorse wrote', async () => {
    const desk = atTheDesk()
    desk.lay('home/packhorse.json', JSON.stringify({ format: 99 }))
    expect(await desk.run('status')).toMatchObject({ code: 1, err: expect.stringContaining('newer') })
  })
})

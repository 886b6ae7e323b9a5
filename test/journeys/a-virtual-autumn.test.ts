import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, day } from '../../functions/domain/calendar/day.ts'
import { sampleFile } from '../support/import.ts'
import { type AssembleAnswer, atTheDesk } from '../support/packhorse.ts'

/** Real papers of all kinds, which are not ours to ship: they lie beside a checkout, or they do not. */
const CORPUS = fileURLToPath(new URL('../../../shared/corpus/pdf/', import.meta.url))
const COMMITTEE = 'children-and-families-scrutiny-committee'

interface Chased {
  sent: { to: string; stage: string; items: { meeting: string; number: number; stage: string }[] }[]
}

/** Officers of the first two meetings, and on which day they send which paper. */
const SENDINGS: { on: string; meeting: string; item: number; paper: number }[] = [
  { on: '2017-09-05', meeting: '2017-09-27', item: 1, paper: 0 },
  { on: '2017-09-14', meeting: '2017-09-27', item: 2, paper: 1 },
  { on: '2017-09-18', meeting: '2017-09-27', item: 3, paper: 2 },
  { on: '2017-09-25', meeting: '2017-10-11', item: 1, paper: 3 },
  { on: '2017-09-27', meeting: '2017-10-11', item: 2, paper: 4 },
]

describe.skipIf(!existsSync(CORPUS))(
  'a virtual autumn over real papers (skipped where the corpus is not beside the checkout)',
  () => {
    it('chases each report until it is in, and publishes both packs in time', async () => {
      const desk = atTheDesk()
      desk.setNow('2017-08-01T10:00')
      expect(
        await desk.run('import', desk.lay('programme.csv', sampleFile('work-programme-2017-18.csv'))),
      ).toMatchObject({ code: 0, json: { meetings: 9 } })
      const papers = await fitPapers(desk, 5)
      const told: string[] = []
      for (let today: Day = day('2017-08-01'); today <= '2017-10-03'; today = addDays(today, 1)) {
        desk.setNow(`${today}T09:00`)
        const { code, json } = await desk.run<Chased>('chase')
        expect(code).toBe(0)
        expect(new Set(json.sent.map(({ to }) => to)).size).toBe(json.sent.length)
        told.push(
          ...json.sent.flatMap(({ to, items }) =>
            items.map(({ meeting, number, stage }) => `${meeting}#${number} ${stage} ${to}`),
          ),
        )
        desk.setNow(`${today}T15:00`)
        for (const { meeting, item, paper } of SENDINGS.filter(({ on }) => on === today)) {
          expect(
            await desk.run('submit', `${COMMITTEE}/${meeting}`, String(item), papers[paper] ?? ''),
          ).toMatchObject({ code: 0 })
        }
        if (today === '2017-09-19' || today === '2017-10-03')
          await publish(today === '2017-09-19' ? '2017-09-27' : '2017-10-11')
      }
      expect(new Set(told).size).toBe(told.length)
      const of = (meeting: string, item: number) =>
        told
          .filter((one) => one.startsWith(`${COMMITTEE}/${meeting}#${item} `))
          .map((one) => one.split(' ')[1])
      expect(of('2017-09-27', 1)).toEqual(['commission', 'reminder'])
      expect(of('2017-09-27', 2)).toEqual([
        'commission',
        'reminder',
        'clearance',
        'three-days-left',
        'one-day-left',
        'due-today',
      ])
      // Two days late: the author, then the director; in before publication, so the clerk need not be asked.
      expect(of('2017-09-27', 3).slice(-2)).toEqual(['overdue', 'decision-needed'])
      expect(of('2017-10-11', 2).at(-1)).toBe('one-day-left')

      async function publish(meeting: string): Promise<void> {
        const name = `${COMMITTEE}/${meeting}`
        const assembled = await desk.run<AssembleAnswer>('assemble', name, '--by', 'Committee Clerk')
        const [pack] = assembled.json.packs
        expect(await desk.run('verify', pack?.path ?? '')).toMatchObject({ code: 0, json: { ok: true } })
        expect(await desk.run('release', name, '--by', 'Manager')).toMatchObject({
          code: 0,
          json: { lawful: true },
        })
      }
    })

    /** The first papers of the corpus that intake finds nothing wrong with. */
    async function fitPapers(desk: ReturnType<typeof atTheDesk>, count: number): Promise<string[]> {
      const fit: string[] = []
      for (const name of readdirSync(CORPUS).sort()) {
        const { json } = await desk.run<{ verdict: string }>('inspect', `${CORPUS}${name}`)
        if (json.verdict === 'fit') fit.push(`${CORPUS}${name}`)
        if (fit.length === count) return fit
      }
      throw new Error(`The corpus has no ${count} papers that are fit`)
    }
  },
)

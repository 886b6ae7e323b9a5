import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, day } from '../../functions/domain/calendar/day.ts'
import { chooseChasers } from '../../functions/domain/chasers/choose-chasers.ts'
import type { Item, Meeting } from '../../functions/domain/work-programme/meeting.ts'
import { aCommittee, aMeeting, anItem, workingDay, workingDays } from '../support/council.ts'

const DEADLINE = '2017-07-13'
const AUTHOR = 'road.safety@brackenshire.example'
const DIRECTOR = 'director.place@brackenshire.example'
const LEAD = 'scrutiny.lead@brackenshire.example'
const CLERK = 'clerk@brackenshire.example'
const DEPUTY = 'deputy@brackenshire.example'

interface Round {
  item?: Partial<Item>
  meeting?: Partial<Meeting>
  told?: string[]
  released?: boolean
}

function roundOn(today: Day, { item = {}, meeting = {}, told = [], released = false }: Round = {}) {
  const picture = aMeeting({ items: [anItem(item)], ...meeting })
  return chooseChasers(
    { meeting: picture, committee: aCommittee(), calendar: workingDays, released, told },
    today,
  )
}

const summary = (today: Day, round: Round = {}) =>
  roundOn(today, round).due.map(({ ask, to, copy }) => [
    ask.stage,
    to.address,
    ...copy.map(({ address }) => address),
  ])

/** Runs a round on every day of a span, and remembers what was told, as the ledger does. */
function roundsFrom(first: Day, last: Day, round: Round = {}, missed: (today: Day) => boolean = () => false) {
  const told = [...(round.told ?? [])]
  const sent: { day: Day; stage: string; to: string }[] = []
  for (let today = first; today <= last; today = addDays(today, 1)) {
    if (!workingDays.isWorkingDay(today) || missed(today)) continue
    for (const { key, ask, to } of roundOn(today, { ...round, told }).due) {
      told.push(key)
      sent.push({ day: today, stage: ask.stage, to: to.address })
    }
  }
  return { sent, told }
}

describe('the chasing policy', () => {
  it('writes at each stage of the policy to whom the policy names, and copies whom it names', () => {
    const at = (count: number) => workingDay(DEADLINE, count)
    const item = { deputyEmails: [DEPUTY] }
    expect(summary(at(-21), { item })).toEqual([])
    expect(summary(at(-20), { item })).toEqual([['commission', AUTHOR, DIRECTOR]])
    expect(summary(at(-10), { item })).toEqual([['reminder', AUTHOR]])
    expect(summary(at(-5), { item })).toEqual([['clearance', AUTHOR]])
    expect(summary(at(-3), { item })).toEqual([
      ['three-days-left', AUTHOR],
      ['three-days-left', DEPUTY],
    ])
    expect(summary(at(-1), { item })).toEqual([
      ['one-day-left', AUTHOR],
      ['one-day-left', DEPUTY],
    ])
    expect(summary(day(DEADLINE), { item })).toEqual([['due-today', AUTHOR]])
    expect(summary(at(1), { item })).toEqual([['overdue', AUTHOR, DIRECTOR, LEAD]])
    expect(summary(at(2), { item })).toEqual([['decision-needed', DIRECTOR, CLERK, LEAD]])
    expect(summary(at(3), { item })).toEqual([['publication-day', CLERK]])
  })

  it('tells how many working days are left, and how many a report is late', () => {
    const left = (today: Day) => roundOn(today).due[0]?.ask.workingDaysLeft
    expect(left(workingDay(DEADLINE, -10))).toBe(10)
    expect(left(day(DEADLINE))).toBe(0)
    expect(left(workingDay(DEADLINE, 1))).toBe(-1)
  })

  it('sends each stage once over the weeks, in order', () => {
    const { sent } = roundsFrom(day('2017-05-01'), day('2017-07-26'))
    expect(sent.map(({ stage }) => stage)).toEqual([
      'commission',
      'reminder',
      'clearance',
      'three-days-left',
      'one-day-left',
      'due-today',
      'overdue',
      'decision-needed',
      'publication-day',
    ])
  })

  it('catches up after days without a round with the latest stage only', () => {
    const missed = (today: Day) => today >= '2017-07-06' && today <= '2017-07-12'
    const { sent } = roundsFrom(day('2017-06-30'), day('2017-07-13'), {}, missed)
    expect(sent.map(({ stage, day: on }) => [on, stage])).toEqual([
      ['2017-06-30', 'reminder'],
      ['2017-07-13', 'due-today'],
    ])
  })

  it('commissions an item that is scheduled late on the day it is scheduled', () => {
    const scheduledOn = day('2017-07-05')
    expect(summary(scheduledOn, { item: { scheduledOn } })).toEqual([['commission', AUTHOR, DIRECTOR]])
  })

  it.each([
    [{ at: 'received', on: day('2017-07-01'), version: 1 }],
    [{ at: 'withdrawn', because: 'merged' }],
    [{ at: 'deferred', because: 'data late', to: null }],
    [{ at: 'oral' }],
    [{ at: 'none' }],
  ] as const)('stops for a report that is %o', (state) => {
    const { sent } = roundsFrom(day('2017-05-01'), day('2017-07-26'), { item: { state } })
    expect(sent).toEqual([])
  })

  it('takes up the chase again once a report was returned', () => {
    const state = { at: 'returned', on: day('2017-07-11'), because: 'the figures are last year’s' } as const
    expect(summary(day('2017-07-12'), { item: { state } })).toEqual([['one-day-left', AUTHOR]])
  })

  it('leaves an author who is on track alone until the day before', () => {
    const state = { at: 'on-track', since: day('2017-05-02') } as const
    const { sent } = roundsFrom(day('2017-05-01'), day('2017-07-13'), { item: { state } })
    expect(sent.map(({ stage }) => stage)).toEqual(['one-day-left', 'due-today'])
  })

  it('asks for a report that is to follow on the day it was promised for, and tells the clerk on publication day', () => {
    const state = { at: 'to-follow', because: 'audit', until: day('2017-07-21') } as const
    const { sent } = roundsFrom(day('2017-07-13'), day('2017-07-26'), { item: { state } })
    expect(sent.map(({ stage, day: on }) => [on, stage])).toEqual([
      ['2017-07-18', 'publication-day'],
      ['2017-07-21', 'to-follow-due'],
    ])
  })

  it('holds a paused item and says why', () => {
    const { due, held } = roundOn(day(DEADLINE), { item: { paused: { because: 'author is ill' } } })
    expect(due).toEqual([])
    expect(held).toEqual([{ to: AUTHOR, because: expect.stringContaining('author is ill') }])
  })

  it('says whom it cannot chase, and what to do', () => {
    const { due, held } = roundOn(day(DEADLINE), { item: { authorEmails: [] } })
    expect(due).toEqual([])
    expect(held[0]?.because).toMatch(/no address is known for the author of item 7.*author_email/)
  })

  it('writes to each of several authors, and copies the director once', () => {
    const item = { authorEmails: [AUTHOR, 'second@brackenshire.example'] }
    expect(summary(workingDay(DEADLINE, 1), { item })).toEqual([
      ['overdue', AUTHOR, DIRECTOR, LEAD],
      ['overdue', 'second@brackenshire.example'],
    ])
  })

  it('tells a moved date once, and none of the stages that the new date has passed', () => {
    const before = roundsFrom(day('2017-05-01'), day('2017-07-05'))
    const moved = {
      key: day('2017-07-26'),
      date: day('2017-08-02'),
      datesChanged: { on: day('2017-07-06'), from: day(DEADLINE) },
    }
    const after = roundsFrom(day('2017-07-06'), day('2017-08-02'), { meeting: moved, told: before.told })
    expect(after.sent.map(({ day: on, stage }) => [on, stage]).slice(0, 3)).toEqual([
      ['2017-07-06', 'date-changed'],
      ['2017-07-13', 'clearance'],
      ['2017-07-17', 'three-days-left'],
    ])
  })

  it('sends no "date changed" to someone who was never told the first date', () => {
    const moved = {
      key: day('2017-07-26'),
      date: day('2017-08-02'),
      datesChanged: { on: day('2017-06-01'), from: day(DEADLINE) },
    }
    const { sent } = roundsFrom(day('2017-06-01'), day('2017-06-30'), { meeting: moved })
    expect(sent.map(({ stage }) => stage)).toEqual(['commission'])
  })

  it('never tells one person one stage of one deadline twice, whichever rounds run and however states change', () => {
    const states: Item['state'][] = [
      { at: 'awaited' },
      { at: 'on-track', since: day('2017-06-01') },
      { at: 'returned', on: day('2017-07-01'), because: 'x' },
      { at: 'to-follow', because: 'x', until: day('2017-07-20') },
      { at: 'received', on: day('2017-07-01'), version: 1 },
    ]
    const round = fc.record({ skip: fc.boolean(), state: fc.constantFrom(...states), paused: fc.boolean() })
    fc.assert(
      fc.property(fc.array(round, { minLength: 60, maxLength: 60 }), (rounds) => {
        const told: string[] = []
        for (const [at, { skip, state, paused }] of rounds.entries()) {
          const today = addDays(day('2017-06-01'), at)
          if (skip || !workingDays.isWorkingDay(today)) continue
          const item = { state, paused: paused ? { because: 'x' } : null }
          const { due } = roundOn(today, { item, told })
          const perPerson = new Map<string, number>()
          for (const { key, to } of due) {
            expect(told).not.toContain(key)
            told.push(key)
            perPerson.set(to.address, (perPerson.get(to.address) ?? 0) + 1)
          }
          // Of one item, one stage a person: the latest.
          expect(Math.max(0, ...perPerson.values())).toBeLessThanOrEqual(1)
        }
        expect(new Set(told).size).toBe(told.length)
      }),
    )
  })
})

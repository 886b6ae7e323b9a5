import { expect, it } from 'vitest'
import { day } from '../../functions/domain/calendar/day.ts'
import type { MeetingRecord } from '../../functions/domain/pipeline.ts'
import type { PackVersion } from '../../functions/domain/release/pack-version.ts'
import { whatNeedsSomebody } from '../../functions/domain/release/what-needs-somebody.ts'
import { aMeeting, anItem, aRecord } from '../support/council.ts'

/** Reports are due on 13 July, papers are published by 18 July, and the meeting is on 26 July. */
const [BEFORE, LATE, LAST_DAY, OVER] = ['2017-07-13', '2017-07-14', '2017-07-18', '2017-07-27'].map((one) =>
  day(one),
) as [ReturnType<typeof day>, ReturnType<typeof day>, ReturnType<typeof day>, ReturnType<typeof day>]

const aPack = (changes: Partial<PackVersion> = {}): PackVersion => ({
  version: 1,
  supplement: 0,
  compiledAt: '2017-07-14T10:00',
  compiledBy: 'Clerk',
  inputs: '',
  plan: {
    firstNumber: 1,
    lastNumber: 0,
    items: [
      {
        key: 'item-7',
        number: 7,
        title: 'Road safety annual report',
        section: '',
        letter: 'A',
        from: null,
        to: null,
        toFollow: true,
        notForPublication: [],
        papers: [],
      },
    ],
  },
  files: [],
  chairsReason: null,
  released: null,
  ...changes,
})

const needs = (record: MeetingRecord, today: ReturnType<typeof day>) =>
  whatNeedsSomebody([record], today).map(({ need }) => need.what)

it('asks for nothing before the deadline, nor of a meeting that is over', () => {
  expect(needs(aRecord(), BEFORE)).toEqual([])
  expect(needs(aRecord(), OVER)).toEqual([])
})

it('puts the law’s day first, then what somebody waits for, then what is late', () => {
  expect(needs(aRecord(), LATE)).toEqual(['late', 'compile'])
  expect(needs(aRecord(), LAST_DAY)).toEqual(['publish', 'late', 'compile'])
  expect(needs({ ...aRecord(), packs: [aPack()] }, LAST_DAY)).toEqual(['publish', 'release', 'late'])
  expect(needs({ ...aRecord(), leaving: ['uploads/x.pdf'] }, BEFORE)).toEqual(['left-open'])
})

it('asks to compile again once the papers changed, and for a supplement once the pack is out', () => {
  const received = anItem({
    state: { at: 'received', on: LATE, version: 1 },
    submissions: [
      {
        version: 1,
        on: LATE,
        at: '2017-07-14T11:00',
        by: 'Author',
        files: [
          {
            role: 'report',
            name: 'report.pdf',
            pages: 2,
            sha256: 'a'.repeat(64),
            store: 'open',
            key: 'uploads/report.pdf',
            secrecy: null,
          },
        ],
      },
    ],
  })
  const record = aRecord(aMeeting({ items: [received] }))
  expect(needs({ ...record, packs: [aPack()] }, LATE)).toEqual(['compile-again'])
  const withdrawn = anItem({ state: { at: 'withdrawn', because: 'not needed' } })
  for (const item of [withdrawn, anItem({ title: 'Road safety' }), anItem({ number: 8, key: 'item-7' })])
    expect(needs({ ...aRecord(aMeeting({ items: [item] })), packs: [aPack()] }, BEFORE)).toContain(
      'compile-again',
    )
  const released = { on: LATE, at: '', by: 'Manager', clearDays: [], lawful: true, because: null }
  expect(needs({ ...record, packs: [aPack({ released })] }, LAST_DAY)).toEqual(['supplement'])
})

it('names the nearer meeting first where both press alike', () => {
  const far = aRecord(aMeeting({ date: day('2017-08-02'), key: '2017-08-02' }))
  const dates = whatNeedsSomebody([far, aRecord()], day('2017-07-24')).map(
    ({ need, record }) => `${need.what} ${record.meeting.date}`,
  )
  expect(dates.slice(0, 2)).toEqual(['publish 2017-07-26', 'late 2017-07-26'])
})

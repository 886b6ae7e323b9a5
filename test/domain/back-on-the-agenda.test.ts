import { expect, it } from 'vitest'
import { day } from '../../functions/domain/calendar/day.ts'
import { itemWords, rowOf } from '../../functions/domain/work-programme/as-programme.ts'
import { cancelled, reinstated } from '../../functions/domain/work-programme/cancelled-meeting.ts'
import type { Item, Submission } from '../../functions/domain/work-programme/meeting.ts'
import { mergeItems } from '../../functions/domain/work-programme/merge-items.ts'
import type { ReportState } from '../../functions/domain/work-programme/report-state.ts'
import { aCommittee, aMeeting, anItem } from '../support/council.ts'

const today = day('2017-07-10')
const sent: Submission = { version: 1, on: today, at: '2017-07-10T09:00', by: 'A manager', files: [] }

/** Where a report may stand that was not simply awaited, or in. */
const STANDS: ReportState[] = [
  { at: 'returned', on: today, because: 'The figures are last year’s.' },
  { at: 'received', on: today, version: 1, accepted: { by: 'Committee Clerk', on: today } },
  { at: 'to-follow', because: 'The audit is late.', until: day('2017-07-20') },
  { at: 'oral' },
]

const itemThat = (state: ReportState): Item =>
  anItem({ state, submissions: state.at === 'oral' || state.at === 'to-follow' ? [] : [sent] })

it.each(STANDS)('is $at again once its cancelled meeting takes place after all', (state) => {
  const meeting = aMeeting({ items: [itemThat(state)] })
  const off = cancelled(meeting, { because: 'No quorum', released: false, today })
  if ('refused' in off) throw new Error('It was not cancelled')
  expect(off.done.items[0]?.state.at).toBe('deferred')
  expect(reinstated(off.done, () => false)).toEqual({ done: meeting })
})

it.each(STANDS)('is $at again once it is put back on the work programme', (state) => {
  const item = itemThat(state)
  const row = rowOf(aMeeting(), item, itemWords(item), item.number)
  const off = mergeItems([item], [], aCommittee(), today).items
  expect(off[0]?.state.at).toBe('withdrawn')
  const back = mergeItems(off, [row], aCommittee(), today).items
  expect(back[0]?.state).toEqual(state)
})

import { expect, it } from 'vitest'
import { day } from '../../functions/domain/calendar/day.ts'
import { inspectionPeriod } from '../../functions/domain/release/inspection-period.ts'

it.each([
  ['2017-07-26', '2023-07-25', '2021-07-25', 'the period begins with the meeting, so it ends a day short'],
  ['2018-03-01', '2024-02-29', '2022-02-28', 'the day before 1 March may be a leap day'],
  [
    '2016-02-29',
    '2022-02-28',
    '2020-02-28',
    'a leap day has no anniversary six years on, but one after four',
  ],
  ['2017-01-01', '2022-12-31', '2020-12-31', 'a period from New Year ends with the old year'],
])('keeps the papers of %s open to %s, background papers to %s: %s', (meeting, reports, background) => {
  expect(inspectionPeriod(day(meeting))).toEqual({ agendaAndReports: reports, backgroundPapers: background })
})

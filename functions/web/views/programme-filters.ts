import type { Day } from '../../domain/calendar/day.ts'
import { municipalYear } from '../../domain/calendar/municipal-year.ts'
import type { Meeting } from '../../domain/work-programme/meeting.ts'

/** Which meetings a page's address asks for; empty for all. */
export interface Chosen {
  committee: string
  /** A municipal year: `2025/26`; `all` for every one. */
  year: string
}

/** The meetings of a committee and a municipal year: of this one where none is asked for, else of the last known. */
export function chosenMeetings(all: readonly Meeting[], asked: Chosen, today: Day) {
  const committee = all.some((meeting) => meeting.committee === asked.committee) ? asked.committee : ''
  const years = yearsOf(all)
  const now = municipalYear(today)
  const usual = years.includes(now) ? now : (years.at(-1) ?? now)
  const year = asked.year === 'all' || years.includes(asked.year) ? asked.year : usual
  const meetings = all.filter(
    (meeting) =>
      (committee === '' || meeting.committee === committee) &&
      (year === 'all' || municipalYear(meeting.date) === year),
  )
  return { committee, year, meetings }
}

const yearsOf = (all: readonly Meeting[]): string[] =>
  [...new Set(all.map(({ date }) => municipalYear(date)))].sort()

/** Links to the other committees and years; none where there is but one of each. */
export function filtersView(
  all: readonly Meeting[],
  committees: readonly { slug: string; name: string }[],
  { committee, year }: Chosen,
) {
  const address = (to: Partial<Chosen>): string =>
    `/programme?${new URLSearchParams({ committee, year, ...to })}`
  const years = yearsOf(all)
  const known = committees.filter(({ slug }) => all.some((meeting) => meeting.committee === slug))
  return [
    {
      name: 'committee',
      words: 'Committee',
      choices: [{ slug: '', name: 'All' }, ...known].map(({ slug, name }) => ({
        words: name,
        address: address({ committee: slug }),
        isHere: slug === committee,
      })),
    },
    {
      name: 'year',
      words: 'Municipal year',
      choices: [...years, 'all'].map((one) => ({
        words: one === 'all' ? 'All' : one,
        address: address({ year: one }),
        isHere: one === year,
      })),
    },
  ].filter(({ choices }) => choices.length > 2)
}

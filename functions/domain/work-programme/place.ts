import { type Day, inWords, parseDay } from '../calendar/day.ts'
import { type Item, type Meeting, meetingId } from './meeting.ts'

/** Where in a council's work something belongs, as people call it: never by the names of records. */
export interface Place {
  committee: string
  /** Its name, `<committee-slug>/<yyyy-mm-dd>`, and its day; null for what is about the committee alone. */
  meeting: { name: string; date: Day } | null
  items: Pick<Item, 'number' | 'title'>[]
}

export const placeOf = (meeting: Meeting, items: readonly Item[] = []): Place => ({
  committee: meeting.committeeName,
  meeting: { name: meetingId(meeting), date: meeting.date },
  items: items.map(({ number, title }) => ({ number, title })),
})

/**
 * The place that was written down as `<committee-slug>` or `<committee-slug>/<yyyy-mm-dd>`; null where it names none of
 * the committees, which are given by their slugs.
 */
export function placeNamed(where: string, committees: ReadonlyMap<string, { name: string }>): Place | null {
  const [slug = '', date = ''] = where.split('/')
  const committee = committees.get(slug)
  const on = parseDay(date)
  if (committee === undefined || (date !== '' && on === undefined)) return null
  return {
    committee: committee.name,
    meeting: on === undefined ? null : { name: meetingId({ committee: slug, date: on }), date: on },
    items: [],
  }
}

export const meetingInWords = ({ committee, meeting }: Place): string =>
  meeting === null ? committee : `${committee}, ${inWords(meeting.date)}`

export const itemInWords = ({ number, title }: Place['items'][number]): string => `Item ${number}, ${title}`

import { type Day, day, dayNumber, dayNumbered, inWords } from '../../domain/calendar/day.ts'
import type { Meeting } from '../../domain/work-programme/meeting.ts'

const WIDTH = 960
const LEFT = 150
const RIGHT = 20
const TOP = 44
const ROW = 30
/** A committee's name stands on a line of its own, above its meetings. */
const NAME = 28

/** A day on the drawing: each kind has a shape of its own, so that nothing hangs on its colour. */
interface Mark {
  shape: 'briefing' | 'due' | 'publish' | 'meeting'
  day: Day
}

const marksOf = ({ briefing, dates, date }: Meeting): Mark[] => [
  ...(briefing === null ? [] : [{ shape: 'briefing' as const, day: briefing }]),
  { shape: 'due', day: dates.reportDeadline },
  { shape: 'publish', day: dates.publishBy },
  { shape: 'meeting', day: date },
]

/** The months that a drawing shows: whole ones, so that each has its line and its name. */
function monthsOf(meetings: readonly Meeting[]): { first: Day; next: Day }[] {
  const days = meetings.flatMap((meeting) => marksOf(meeting).map((mark) => mark.day)).sort()
  const months: { first: Day; next: Day }[] = []
  let first = monthStart(days.at(0) ?? day('2000-01-01'))
  while (first <= (days.at(-1) ?? first)) {
    const next = monthStart(dayNumbered(dayNumber(first) + 31))
    months.push({ first, next })
    first = next
  }
  return months
}

const monthStart = (of: Day): Day => day(`${of.slice(0, 7)}-01`)

/** The year at a glance: a line for each meeting, under its committee's name, over the months. */
export function timelineView(meetings: readonly Meeting[], today: Day) {
  if (meetings.length === 0) return null
  const months = monthsOf(meetings)
  const [from, to] = [dayNumber(months[0]?.first ?? today), dayNumber(months.at(-1)?.next ?? today)]
  const x = (on: Day): number =>
    LEFT + Math.round(((dayNumber(on) - from) / (to - from)) * (WIDTH - LEFT - RIGHT))
  let y = TOP
  const groups = [...Map.groupBy(meetings, ({ committeeName }) => committeeName)].map(([name, own]) => {
    const nameAt = y + 18
    y += NAME
    const rows = own.map((meeting) => {
      const marks = marksOf(meeting).map((mark) => ({
        x: x(mark.day),
        y: y + ROW / 2,
        isBriefing: mark.shape === 'briefing',
        isDue: mark.shape === 'due',
        isPublish: mark.shape === 'publish',
        isMeeting: mark.shape === 'meeting',
      }))
      const row = {
        name: inWords(meeting.date),
        isCancelled: meeting.cancelled !== undefined,
        textY: y + ROW / 2 + 5,
        y: y + ROW / 2,
        from: Math.min(...marks.map((mark) => mark.x)),
        to: Math.max(...marks.map((mark) => mark.x)),
        marks,
      }
      y += ROW
      return row
    })
    return { name, nameAt, rows }
  })
  const height = y + 6
  const isShown = dayNumber(today) >= from && dayNumber(today) <= to
  return {
    words: `A drawing of ${meetings.length === 1 ? 'one meeting' : `${meetings.length} meetings`}, with their briefings, report deadlines and days of publication. The list under it says the same.`,
    width: WIDTH,
    height,
    months: months.map(({ first }, at) => ({
      x: x(first),
      textX: x(first) + 4,
      name: monthName(first, months.length > 9),
      year: at === 0 || first.slice(5, 7) === '01' ? first.slice(0, 4) : '',
    })),
    end: WIDTH - RIGHT,
    today: isShown ? { x: x(today), labelX: Math.min(x(today) + 4, WIDTH - 45) } : null,
    groups,
  }
}

const monthName = (first: Day, isShort: boolean): string => {
  const name = inWords(first).split(' ')[1] ?? ''
  return isShort ? name.slice(0, 3) : name
}

import { type Day, inWords } from '../calendar/day.ts'
import type { Meeting } from '../work-programme/meeting.ts'
import type { ReportState } from '../work-programme/report-state.ts'

const MEETING_FACTS = {
  date: 'the date',
  time: 'the time',
  venue: 'the venue',
  briefing: "the chair's briefing",
  statedDeadline: 'the stated deadline',
  committeeName: "the committee's name",
} as const

/** What an import changed about a meeting, or about one of its items: words for the trail. */
export interface MeetingChange {
  /** The item's key; null where it is the meeting itself. */
  item: string | null
  what: string
}

/** What differs between a meeting and its next state, in plain words; a new meeting is one change. */
export function changesIn(before: Meeting | null, next: Meeting): MeetingChange[] {
  if (before === null) {
    return [{ item: null, what: `added to the work programme with ${next.items.length} items` }]
  }
  const changes = [...factsChanged(before, next), ...itemsChanged(before, next)]
  if (changes.length > 0 || JSON.stringify(before) === JSON.stringify(next)) return changes
  return [{ item: null, what: 'its dates and order were brought up to date' }]
}

function factsChanged(before: Meeting, next: Meeting): MeetingChange[] {
  const facts = Object.entries(MEETING_FACTS) as [keyof typeof MEETING_FACTS, string][]
  const changed = facts
    .filter(([fact]) => before[fact] !== next[fact])
    .map(([fact, words]) => `${words} changed from ${factIn(before, fact)} to ${factIn(next, fact)}`)
  if (before.dates.reportDeadline !== next.dates.reportDeadline) {
    changed.push(
      `reports are due ${inWords(next.dates.reportDeadline)}, and no longer ${inWords(before.dates.reportDeadline)}`,
    )
  }
  return changed.map((what) => ({ item: null, what }))
}

/** Days are said as people say them: `15 April 2026`. */
function factIn(meeting: Meeting, fact: keyof typeof MEETING_FACTS): string {
  if (fact === 'time' || fact === 'venue' || fact === 'committeeName') return meeting[fact] || 'nothing'
  const on: Day | null = meeting[fact]
  return on === null ? 'nothing' : inWords(on)
}

function itemsChanged(before: Meeting, next: Meeting): MeetingChange[] {
  return next.items.flatMap((item) => {
    const name = `item ${item.number}, "${item.title}",`
    const earlier = before.items.find(({ key }) => key === item.key)
    if (earlier === undefined) return [{ item: item.key, what: `${name} added` }]
    if (JSON.stringify(earlier) === JSON.stringify(item)) return []
    if (JSON.stringify({ ...earlier, number: item.number }) === JSON.stringify(item))
      return [{ item: item.key, what: `${name} was item ${earlier.number}` }]
    const state = earlier.state.at === item.state.at ? '' : ` to ${stateInWords(item.state)}`
    return [{ item: item.key, what: `${name} changed${state}` }]
  })
}

const stateInWords = ({ at }: ReportState): string =>
  at === 'on-track' || at === 'to-follow' ? at.replace('-', ' ') : at

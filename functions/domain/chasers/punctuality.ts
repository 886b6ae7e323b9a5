import type { Meeting } from '../work-programme/meeting.ts'

/** How many reports of a directorate fell due, and how many were in by their deadline. */
export interface OnTimeRate {
  name: string
  due: number
  onTime: number
}

/**
 * On-time rates by director, over reports whose deadline has passed. A report counts as on time when its
 * first version came no later than the deadline; what was withdrawn, deferred or made oral is not counted.
 */
export function onTimeRates(meetings: Iterable<Meeting>, today: string): OnTimeRate[] {
  const rates = new Map<string, OnTimeRate>()
  for (const meeting of meetings) {
    if (meeting.dates.reportDeadline >= today) continue
    for (const item of meeting.items) {
      if (item.kind !== 'report' || ['withdrawn', 'deferred', 'oral', 'none'].includes(item.state.at))
        continue
      const name = item.director === '' ? 'No director named' : item.director
      const rate = rates.get(name) ?? { name, due: 0, onTime: 0 }
      const first = item.submissions[0]
      rates.set(name, {
        name,
        due: rate.due + 1,
        onTime: rate.onTime + (first !== undefined && first.on <= meeting.dates.reportDeadline ? 1 : 0),
      })
    }
  }
  return [...rates.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

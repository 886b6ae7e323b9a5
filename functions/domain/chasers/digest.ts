import type { Day } from '../calendar/day.ts'
import type { StateName } from '../work-programme/report-state.ts'
import type { OnTimeRate } from './punctuality.ts'

/** What one person is told about many reports at once: facts, not yet words. */
export interface Digest {
  kind: 'monday' | 'briefing'
  heading: string
  meetings: DigestMeeting[]
  rates: OnTimeRate[]
  /** Sentences that stand above the lists. */
  notes: string[]
}

export interface DigestMeeting {
  meetingId: string
  committeeName: string
  meetingDate: Day
  reportDeadline: Day
  publishBy: Day
  items: DigestItem[]
}

export interface DigestItem {
  number: number
  title: string
  authors: string[]
  state: StateName
  /** When it is due: the report deadline, or the day that a report to follow is promised for. */
  due: Day
  /** True when its day is past and it is not in. */
  late: boolean
}

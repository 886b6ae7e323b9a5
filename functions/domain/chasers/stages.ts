import type { Day } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { ChasingSettings } from '../work-programme/committee.ts'
import type { Item, Meeting } from '../work-programme/meeting.ts'

/** Why a person is written to about one report. */
export type Stage =
  | 'commission'
  | 'reminder'
  | 'clearance'
  | 'three-days-left'
  | 'one-day-left'
  | 'due-today'
  | 'overdue'
  | 'decision-needed'
  | 'publication-day'
  | 'to-follow-due'
  | 'date-changed'

export type Role = 'author' | 'deputy' | 'director' | 'lead' | 'clerk'

/** From which day a stage is counted. */
type Anchor = 'report-deadline' | 'publication' | 'promised-day'

interface StageRule {
  stage: Stage
  anchor: Anchor
  /** Working days from the anchor; negative is before it. A committee may set another number, or none. */
  workingDays: number
  to: Role[]
  copy: Role[]
}

/** The policy as a table, in the order in which the stages come round. */
export const STAGE_RULES: readonly StageRule[] = [
  { stage: 'commission', anchor: 'report-deadline', workingDays: -20, to: ['author'], copy: ['director'] },
  { stage: 'reminder', anchor: 'report-deadline', workingDays: -10, to: ['author'], copy: [] },
  { stage: 'clearance', anchor: 'report-deadline', workingDays: -5, to: ['author'], copy: [] },
  {
    stage: 'three-days-left',
    anchor: 'report-deadline',
    workingDays: -3,
    to: ['author', 'deputy'],
    copy: [],
  },
  { stage: 'one-day-left', anchor: 'report-deadline', workingDays: -1, to: ['author', 'deputy'], copy: [] },
  { stage: 'due-today', anchor: 'report-deadline', workingDays: 0, to: ['author'], copy: [] },
  { stage: 'overdue', anchor: 'report-deadline', workingDays: 1, to: ['author'], copy: ['director', 'lead'] },
  {
    stage: 'decision-needed',
    anchor: 'report-deadline',
    workingDays: 2,
    to: ['director'],
    copy: ['clerk', 'lead'],
  },
  { stage: 'publication-day', anchor: 'publication', workingDays: 0, to: ['clerk'], copy: [] },
  { stage: 'to-follow-due', anchor: 'promised-day', workingDays: 0, to: ['author'], copy: ['lead'] },
]

/** A moved deadline is told as a stage of its own, to whom the stages before it were told. */
const DATE_CHANGED = { to: ['author', 'deputy'], copy: ['director'] } as const

/** Who is written to at a stage, and who gets a copy. */
export function recipientRoles(stage: Stage): { to: readonly Role[]; copy: readonly Role[] } {
  if (stage === 'date-changed') return DATE_CHANGED
  const rule = STAGE_RULES.find((one) => one.stage === stage)
  if (rule === undefined) throw new Error(`No rule says who is written to at the stage "${stage}"`)
  return rule
}

export interface DueStage {
  stage: Stage
  /** The working day on which it comes round. */
  day: Day
}

/** What a stage is chosen from. */
export interface StageQuestion {
  item: Item
  meeting: Meeting
  calendar: WorkingCalendar
  settings: ChasingSettings
  today: Day
  /** Some stage was told already, counted from a deadline that no longer holds. */
  toldOtherDeadline: boolean
  /** The agenda is out: nobody needs to be asked whether the pack can go. */
  released: boolean
}

/**
 * The stage that an item has reached by today, if any: always the latest, so that a round that did not run is
 * caught up without a burst. Two stages that fall on one day both count where they go to different people.
 * It says nothing of whether they were sent: the ledger does.
 */
export function stagesReached(question: StageQuestion): DueStage[] {
  const { item, meeting, today } = question
  if (today > meeting.date) return []
  const changedOn = question.toldOtherDeadline ? (meeting.datesChanged?.on ?? null) : null
  const reached = stagesOf(question)
    .filter(({ day }) => day <= today)
    // What came before the change is told by the change: one mail, never a burst of missed stages.
    .filter(({ day, stage }) => changedOn === null || (day > changedOn && stage !== 'commission'))
  if (changedOn !== null && changedOn <= today && wantsChasing(item)) {
    reached.unshift({ stage: 'date-changed', day: changedOn })
  }
  const latest = reached.reduce<Day | null>(
    (last, { day }) => (last === null || day > last ? day : last),
    null,
  )
  return onePerRole(reached.filter(({ day }) => day === latest))
}

/** Of stages that fall on one day, the last for each role; a first letter, which says what is asked, wins. */
function onePerRole(sameDay: DueStage[]): DueStage[] {
  const taken = new Set<Role>()
  const firstLetter = sameDay.filter(({ stage }) => stage === 'commission')
  return [...firstLetter, ...sameDay.toReversed()].filter(({ stage }) => {
    const roles = recipientRoles(stage).to
    if (roles.some((role) => taken.has(role))) return false
    for (const role of roles) taken.add(role)
    return true
  })
}

/** Every stage that this item's state lets come round, with its day. */
function stagesOf({ item, meeting, calendar, settings, released }: StageQuestion): DueStage[] {
  return STAGE_RULES.flatMap((rule) => {
    const workingDays =
      settings.stages[rule.stage] === undefined ? rule.workingDays : settings.stages[rule.stage]
    const from = anchorDay(rule.anchor, item, meeting)
    if (workingDays === null || workingDays === undefined || from === null) return []
    const counted = workingDays === 0 ? from : calendar.addWorkingDays(from, workingDays)
    // An item that is scheduled late is commissioned when it is scheduled.
    const day = rule.stage === 'commission' && item.scheduledOn > counted ? item.scheduledOn : counted
    return isWanted(rule, day, { item, meeting, calendar, released }) ? [{ stage: rule.stage, day }] : []
  })
}

function anchorDay(anchor: Anchor, item: Item, meeting: Meeting): Day | null {
  if (anchor === 'report-deadline') return meeting.dates.reportDeadline
  if (anchor === 'publication') return meeting.dates.publishBy
  return item.state.at === 'to-follow' ? item.state.until : null
}

const wantsChasing = (item: Item): boolean =>
  item.state.at === 'awaited' || item.state.at === 'on-track' || item.state.at === 'returned'

/** Which stages an item's state still lets through. */
function isWanted(
  rule: StageRule,
  day: Day,
  { item, meeting, calendar, released }: Pick<StageQuestion, 'item' | 'meeting' | 'calendar' | 'released'>,
): boolean {
  if (rule.anchor === 'promised-day') return item.state.at === 'to-follow'
  if (rule.anchor === 'publication') {
    return !released && (wantsChasing(item) || item.state.at === 'to-follow')
  }
  // An author who says "on track" is left alone until the day before the deadline.
  if (item.state.at === 'on-track') return day >= calendar.addWorkingDays(meeting.dates.reportDeadline, -1)
  return wantsChasing(item)
}

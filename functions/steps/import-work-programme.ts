import type { Doer } from '../domain/doer.ts'
import { type Answer, done, type Refusal } from '../domain/refusal.ts'
import { gatherMeetings, type ProgrammeMeeting } from '../domain/work-programme/gather-meetings.ts'
import { readProgramme } from '../domain/work-programme/read-programme.ts'
import type { Sheet } from '../ports/sheet-reader.ts'
import { carryOutPlan } from './carry-out-plan.ts'
import { type PlannedCommittee, type PlanTools, planMeetings } from './plan-meetings.ts'

/** What a work programme brought in: how much the file holds, and how much of it was news. */
export interface ImportedProgramme {
  committees: number
  meetings: number
  items: number
  warnings: string[]
  /** Meetings: new ones, changed ones, and those of the changed that moved to another date. */
  added: number
  changed: number
  moved: number
}

/**
 * Reads a work programme into the register: all of it or, where any row has a fault, nothing. Importing the same
 * file again writes nothing. An import that dies half-way is made whole by importing the file again.
 */
export async function importWorkProgramme(
  tools: PlanTools,
  sheet: Sheet,
  who: Doer,
): Promise<Answer<ImportedProgramme>> {
  const read = readProgramme(sheet)
  const gathered = gatherMeetings(read.rows)
  const faults = [...read.refusals, ...gathered.refusals]
  const planned = await carryOutPlan(tools, who, async () => {
    const plans = await planMeetings(tools, gathered.meetings)
    const refusals = [...faults, ...plans.flatMap(({ plan }) => plan.refusals)]
    return refusals.length > 0 ? { refused: inFileOrder(refusals) } : done(plans)
  })
  return 'refused' in planned ? planned : done(summary(planned.done, gathered.meetings, read.rows.length))
}

const inFileOrder = (refusals: Refusal[]): Refusal[] =>
  refusals.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0))

function summary(
  planned: PlannedCommittee[],
  meetings: readonly ProgrammeMeeting[],
  items: number,
): ImportedProgramme {
  const all = planned.flatMap(({ plan }) => plan.meetings)
  return {
    committees: planned.length,
    meetings: meetings.length,
    items,
    warnings: planned.flatMap(({ plan }) => plan.warnings),
    added: all.filter(({ before }) => before === null).length,
    changed: all.filter(({ before, changes }) => before !== null && changes.length > 0).length,
    moved: all.filter(({ before, next }) => before !== null && before.date !== next.date).length,
  }
}

import type { KnownMeeting } from '../domain/deadlines/find-moved.ts'
import { type ImportPlan, planImport } from '../domain/deadlines/plan-import.ts'
import type { MeetingRecord } from '../domain/pipeline.ts'
import { publishedItems } from '../domain/release/published.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import { defaultCommittee } from '../domain/work-programme/default-committee.ts'
import type { ProgrammeMeeting } from '../domain/work-programme/gather-meetings.ts'
import type { Clock } from '../ports/clock.ts'
import type { Kept, Register } from '../ports/register.ts'
import { committeeKey, MEETINGS } from './records.ts'

export interface PlanTools {
  register: Register
  clock: Clock
}

/** What becomes of one committee and its meetings. */
export interface PlannedCommittee {
  committee: Committee
  /** As it stands; nothing for a committee that no file spoke of before. */
  kept: Kept<Committee> | undefined
  plan: ImportPlan
  records: Kept<MeetingRecord>[]
}

/** Plans meetings that a file or a page lists over those that the register has, committee by committee. */
export async function planMeetings(
  tools: PlanTools,
  meetings: readonly ProgrammeMeeting[],
): Promise<PlannedCommittee[]> {
  const planned: PlannedCommittee[] = []
  for (const [slug, own] of Map.groupBy(meetings, ({ committee }) => committee)) {
    const kept = await tools.register.read<Committee>(committeeKey(slug))
    const committee = withContacts(kept?.value ?? defaultCommittee(slug, own[0]?.committeeName ?? slug), own)
    const records = await recordsOf(tools.register, slug)
    const known: KnownMeeting[] = records
      .filter(({ value }) => value.movedTo === null)
      .map(({ value }) => ({ meeting: value.meeting, published: publishedItems(value.packs) }))
    const plan = planImport({ committee, meetings: own, known, today: tools.clock.today() })
    planned.push({ committee, kept, plan, records })
  }
  return planned
}

/** The records of all of a committee's meetings, signposts to where one moved among them. */
export async function recordsOf(register: Register, slug: string): Promise<Kept<MeetingRecord>[]> {
  const keys = await register.list(`${MEETINGS}${slug}/`)
  const kept = await Promise.all(keys.map((key) => register.read<MeetingRecord>(key)))
  return kept.filter((one) => one !== undefined)
}

/** A lead and a clerk that the file names serve a committee that no committee file names them for. */
function withContacts(committee: Committee, meetings: readonly ProgrammeMeeting[]): Committee {
  const rows = meetings.flatMap(({ rows: own }) => own)
  const { lead, clerk, replyTo } = committee.contacts
  const leadEmail = rows.find((row) => row.leadEmail !== '')?.leadEmail
  const clerkEmail = rows.find((row) => row.clerkEmail !== '')?.clerkEmail
  const isServed = (lead !== null || leadEmail === undefined) && (clerk !== null || clerkEmail === undefined)
  if (isServed) return committee
  return {
    ...committee,
    contacts: {
      lead: lead ?? (leadEmail === undefined ? null : { name: 'Scrutiny Lead', address: leadEmail }),
      clerk:
        clerk ??
        (clerkEmail === undefined ? null : { name: 'Committee Clerk', address: clerkEmail, phone: '' }),
      replyTo,
    },
  }
}

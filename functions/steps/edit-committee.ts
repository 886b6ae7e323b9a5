import { type Doer, doerOf } from '../domain/doer.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import type { Kept, Register } from '../ports/register.ts'
import { noteDeed } from './audit-trail.ts'
import { readCommitteeFile } from './committee-file.ts'
import { bringInCommittee, type EditTools } from './edit-programme.ts'
import { committeeKey, readMeetings } from './records.ts'

/** A committee as it stands, with the tag that a change of it must show. */
export const findCommittee = (register: Register, slug: string): Promise<Kept<Committee> | undefined> =>
  /^[a-z0-9-]+$/.test(slug) ? register.read<Committee>(committeeKey(slug)) : Promise.resolve(undefined)

/**
 * Puts parts of a committee's file in the place of those that stand, by the file's own rules, and brings what recurs
 * at every meeting onto the agendas to come. One that is public stays as it was printed.
 */
export async function editCommittee(
  tools: EditTools,
  asked: Doer & { committee: string; seen: string; parts: Partial<Record<keyof Committee, unknown>> },
): Promise<Answer<{ committee: Committee; meetings: number }>> {
  const kept = await findCommittee(tools.register, asked.committee)
  if (kept === undefined) return refuse(`No committee "${asked.committee}" is known.`)
  const { slug, ...file } = kept.value
  const read = readCommitteeFile({ ...file, ...asked.parts })
  if ('refused' in read) return read
  const committee = { ...read.done, slug }
  if (JSON.stringify(committee) === JSON.stringify(kept.value)) return done({ committee, meetings: 0 })
  const isFirst =
    kept.version === asked.seen && (await tools.register.replace(committeeKey(slug), committee, kept.version))
  if (!isFirst)
    return refuse(
      'Somebody else changed this committee while you were at it. Nothing of yours was changed: look at it as it is now, and do it again.',
    )
  await noteDeed(tools, { ...doerOf(asked), where: slug, what: `changed ${partsIn(kept.value, committee)}` })
  const coming = (await readMeetings(tools.register, tools.clock.today())).filter(
    ({ meeting }) => meeting.committee === slug,
  )
  let meetings = 0
  for (const { meeting } of coming) {
    const brought = await bringInCommittee(tools, { meeting, ...doerOf(asked) })
    if ('done' in brought && brought.done.changes.length > 0) meetings += 1
  }
  return done({ committee, meetings })
}

const PARTS: Partial<Record<keyof Committee, string>> = {
  council: 'the council’s name',
  from: 'from whom the agenda comes',
  venue: 'the usual venue',
  time: 'the usual time',
  members: 'the members',
  alternates: 'the alternates',
  votingCoopted: 'the voting co-opted members',
  nonVotingCoopted: 'the non-voting co-opted members',
  notes: 'the notes',
  contacts: 'the contacts',
  standingItems: 'the standing items',
}

/** Which parts differ, in words: who sits is public, and is not told here a second time. */
function partsIn(before: Committee, after: Committee): string {
  const keys = Object.keys(PARTS) as (keyof Committee)[]
  const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
  return changed.length === 0 ? 'its settings' : changed.map((key) => PARTS[key]).join(', ')
}

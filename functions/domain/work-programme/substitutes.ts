import { inFullWords } from '../calendar/day.ts'
import { type Answer, done, type Refusal, refuse } from '../refusal.ts'
import type { Committee, GroupOfMembers } from './committee.ts'
import type { Meeting, Substitute } from './meeting.ts'

const LONGEST = 200

export const substitutesOf = ({ substitutes = [] }: Pick<Meeting, 'substitutes'>): Substitute[] => substitutes

/**
 * A meeting at which somebody stands in for a member. Who may is for the council's standing orders, which differ; what no
 * council has is refused: one person in two seats, or two in one. `column` names the field that is at fault.
 */
export function withSubstitute(
  meeting: Meeting,
  { members }: Pick<Committee, 'members'>,
  { today, ...asked }: Substitute & { today: string },
): Answer<Meeting> {
  const { member } = asked
  const substitute = asked.substitute.trim().replace(/\s+/g, ' ')
  const standing = substitutesOf(meeting)
  const seated = members.flatMap((group) => group.members)
  const taken = standing.find((one) => one.member === member)
  const elsewhere = standing.find((one) => bare(one.substitute) === bare(substitute))
  const when = inFullWords(meeting.date)
  if (meeting.date < today) return refuse(`The meeting of ${when} is past: its minutes say who was there.`)
  if (meeting.cancelled !== undefined)
    return refuse(`The meeting of ${when} is cancelled. Nothing was changed.`)
  const faults: Refusal[] = [
    ...(seated.includes(member) ? [] : at('member', 'Choose the member whose place is taken.')),
    ...(taken === undefined
      ? []
      : at('member', `${taken.substitute} stands in for ${member} already. Take that back first.`)),
    ...(substitute === '' ? at('substitute', 'Write who stands in.') : []),
    ...(substitute.length > LONGEST
      ? at('substitute', `A name may have ${LONGEST} letters. Write a shorter one.`)
      : []),
    ...(seated.some((one) => bare(one) === bare(substitute))
      ? at('substitute', `${substitute} has a seat on the committee. Somebody else has to stand in.`)
      : []),
    ...(elsewhere === undefined
      ? []
      : at(
          'substitute',
          `${substitute} stands in for ${elsewhere.member} already. One person has one seat.`,
        )),
  ]
  return faults.length > 0
    ? { refused: faults }
    : done({ ...meeting, substitutes: [...standing, { member, substitute }] })
}

/** The meeting with its own member in that seat again. */
export function withoutSubstitute(meeting: Meeting, member: string, today: string): Answer<Meeting> {
  const standing = substitutesOf(meeting)
  const left = standing.filter((one) => one.member !== member)
  if (left.length === standing.length)
    return refuse(`Nobody stands in for ${member} at this meeting any more. Nothing was changed.`)
  if (meeting.date < today)
    return refuse(`The meeting of ${inFullWords(meeting.date)} is past: its minutes say who was there.`)
  const { substitutes: _, ...rest } = meeting
  return done(left.length === 0 ? rest : { ...rest, substitutes: left })
}

/** Who stands in, by the group whose seats they take, as printed. A member who has left the committee has no place to take. */
export const substitutesByGroup = (
  meeting: Pick<Meeting, 'substitutes'>,
  { members }: Pick<Committee, 'members'>,
): GroupOfMembers[] =>
  members
    .map(({ group, members: seated }) => ({
      group,
      members: substitutesOf(meeting)
        .filter(({ member }) => seated.includes(member))
        .map(({ member, substitute }) => `${substitute}, in place of ${member}`),
    }))
    .filter((group) => group.members.length > 0)

const bare = (name: string): string => name.toLowerCase()

const at = (column: string, message: string): Refusal[] => [{ column, message }]

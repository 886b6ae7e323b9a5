import { expect, it } from 'vitest'
import { frontMatterView } from '../../functions/domain/pack/front-matter.ts'
import {
  substitutesByGroup,
  withoutSubstitute,
  withSubstitute,
} from '../../functions/domain/work-programme/substitutes.ts'
import { aCommittee, aMeeting } from '../support/council.ts'

const committee = aCommittee({
  members: [
    { group: 'Riverside Alliance', members: ['Member for Ashdown', 'Member for Bridge End'] },
    { group: 'Moorland Party', members: ['Member for Holme'] },
  ],
})
const today = '2017-07-03'
const put = (meeting = aMeeting(), member = 'Member for Holme', substitute = 'Member for Long Acre') =>
  withSubstitute(meeting, committee, { member, substitute, today })
const done = <T>(answer: { done: T } | { refused: unknown }): T => {
  if ('refused' in answer) throw new Error(JSON.stringify(answer.refused))
  return answer.done
}
const columnsOf = (answer: ReturnType<typeof put>) =>
  'refused' in answer ? answer.refused.map(({ column }) => column) : []

it('names who stands in on the front sheet of one meeting, under the group whose seat it is', () => {
  const meeting = done(put(aMeeting(), 'Member for Holme', ' Member for  Long Acre '))
  const plan = { firstNumber: 1, lastNumber: 0, items: [] }
  const { membership } = frontMatterView({ committee, meeting, plan, kind: 'public', supplement: 0 })
  expect(membership.at(-1)).toEqual({
    heading: 'Standing in at this meeting',
    groups: [{ group: 'Moorland Party', members: ['Member for Long Acre, in place of Member for Holme'] }],
  })
})

it('gives one person one seat, and a seat to one person', () => {
  const meeting = done(put())
  expect(columnsOf(put(meeting, 'Member for Holme', 'Member for Fell Side'))).toEqual(['member'])
  expect(columnsOf(put(meeting, 'Member for Ashdown', 'MEMBER FOR LONG ACRE'))).toEqual(['substitute'])
  expect(columnsOf(put(meeting, 'Member for Ashdown', 'Member for Bridge End'))).toEqual(['substitute'])
  expect(columnsOf(put(meeting, 'Nobody', ' '))).toEqual(['member', 'substitute'])
})

it('takes a substitute back, and changes neither at a meeting that is past', () => {
  const meeting = done(put())
  expect(done(withoutSubstitute(meeting, 'Member for Holme', today))).toEqual(aMeeting())
  expect(withoutSubstitute(aMeeting(), 'Member for Holme', today)).toHaveProperty('refused')
  expect(withoutSubstitute(meeting, 'Member for Holme', '2017-07-27')).toHaveProperty('refused')
  expect(
    withSubstitute(aMeeting(), committee, {
      member: 'Member for Holme',
      substitute: 'A',
      today: '2017-07-27',
    }),
  ).toHaveProperty('refused')
})

it('prints nobody in place of a member who has left the committee', () => {
  expect(substitutesByGroup(done(put()), aCommittee())).toEqual([])
})

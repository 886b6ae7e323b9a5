import type { Committee } from '../../domain/work-programme/committee.ts'
import type { Meeting } from '../../domain/work-programme/meeting.ts'
import { substitutesOf } from '../../domain/work-programme/substitutes.ts'
import { fieldViews } from './form-fields.ts'
import type { Filled } from './meeting-form.ts'

/** Who sits at a meeting in place of a member, and the form that says so; no form where nobody may say it any more. */
export function whoSitsView(
  meeting: Meeting,
  committee: Committee | undefined,
  { mayChange, filled }: { mayChange: boolean; filled: Filled | null },
) {
  const groups = committee?.members ?? []
  const seated = groups.flatMap(({ members }) => members)
  const taken = substitutesOf(meeting)
  const free = seated.filter((one) => !taken.some(({ member }) => member === one))
  const alternates = (committee?.alternates ?? []).flatMap(({ members }) => members)
  return {
    sits:
      seated.length === 0
        ? 'No members are written down for this committee.'
        : `${seated.length === 1 ? 'One member sits' : `${seated.length} members sit`} on the committee.`,
    committeeEdit: mayChange ? `/committees/${meeting.committee}/edit` : '',
    standingIn: taken.map(({ member, substitute }) => ({
      member,
      words: `${substitute}, in place of ${member}${seated.includes(member) ? '' : ', who has left the committee: the front sheet does not print it'}`,
      mayTakeBack: mayChange,
    })),
    standInFields:
      mayChange && free.length > 0
        ? fieldViews(
            [
              {
                name: 'member',
                label: 'Whose place is taken',
                as: 'choice',
                options: [
                  { value: '', words: 'Choose a member' },
                  ...free.map((one) => ({ value: one, words: one })),
                ],
              },
              {
                name: 'substitute',
                label: 'Who stands in',
                hint: `As it is printed.${alternates.length === 0 ? '' : ` The alternates are: ${alternates.join('; ')}.`}`,
              },
            ],
            filled?.values ?? {},
            filled?.refused,
          )
        : [],
  }
}

import { mailAbout } from '../domain/chasers/mail-about.ts'
import type { MailAbout, MailRecord } from '../domain/chasers/round-records.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import { type Place, placeNamed, placeOf } from '../domain/work-programme/place.ts'
import type { Register } from '../ports/register.ts'
import { findMeeting } from './change-meeting.ts'
import { askOfEach } from './records.ts'

/**
 * The places that mails are about, in the mails' order: each by its meeting as it is now, for a mail names a meeting by its
 * first date, and items have other numbers since. A meeting that is not known any more is told by that date.
 */
export async function mailPlaces(
  register: Register,
  committees: ReadonlyMap<string, Committee>,
  mails: readonly MailRecord[],
): Promise<Place[][]> {
  const slugs = new Set(committees.keys())
  const about = mails.map((mail) => mailAbout(mail, slugs))
  const names = [...new Set(about.flat().flatMap(({ meeting }) => meeting ?? []))]
  const found = await askOfEach(names, (name) => findMeeting({ register }, name))
  const meetings = new Map(
    found.flatMap((answer, at) =>
      'done' in answer ? [[names[at] ?? '', answer.done.record.meeting] as const] : [],
    ),
  )
  const placed = ({ committee, meeting: name, items = [] }: MailAbout): Place[] => {
    const meeting = meetings.get(name ?? '')
    if (meeting !== undefined)
      return [
        placeOf(
          meeting,
          meeting.items.filter(({ key }) => items.includes(key)),
        ),
      ]
    return [placeNamed(name ?? committee, committees) ?? []].flat()
  }
  return about.map((places) => places.flatMap(placed))
}

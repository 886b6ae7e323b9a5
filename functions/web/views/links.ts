import { inWords } from '../../domain/calendar/day.ts'
import { mailboxesOf, person } from '../../domain/chasers/recipients.ts'
import type { Committee, Mailbox } from '../../domain/work-programme/committee.ts'
import type { Item } from '../../domain/work-programme/meeting.ts'
import { openLinksOf } from '../../steps/take-back-links.ts'
import type { StaffTools } from '../web-tools.ts'

/** Whoever is sent links for an item: its author, their deputies, the directors; each once, whatever they are. */
const peopleOf = (item: Item, committee: Committee): Mailbox[] => {
  const all = (['author', 'deputy', 'director'] as const).flatMap((role) =>
    mailboxesOf(role, item, committee),
  )
  return [...new Map(all.map((one) => [person(one.address), one])).values()]
}

/** Whose links open for an item, and since when; those who have none are left out. */
export async function linksOfItem(tools: StaffTools, item: Item, committee: Committee) {
  const people = peopleOf(item, committee).map(async ({ name, address }) => {
    const open = await openLinksOf(tools, address)
    const newest = open[0]?.link.issuedOn
    if (newest === undefined) return []
    const words =
      open.length === 1
        ? `one link opens, sent on ${inWords(newest)}`
        : `${open.length} links open, the newest sent on ${inWords(newest)}`
    return [{ address, words: `${name}, ${address}: ${words}` }]
  })
  return (await Promise.all(people)).flat()
}

import type { Committee, Mailbox } from '../work-programme/committee.ts'
import type { Item } from '../work-programme/meeting.ts'
import type { Role } from './stages.ts'

/** Where a role of an item is written to; empty where the work programme names no address. */
export function mailboxesOf(role: Role, item: Item, committee: Committee): Mailbox[] {
  const named = (addresses: string[], names: string[], fallback: string) =>
    addresses.map((address, at) => ({ name: names[at] ?? names[0] ?? fallback, address }))
  switch (role) {
    case 'author':
      return named(item.authorEmails, item.authors, 'Report author')
    case 'deputy':
      return named(item.deputyEmails, [], 'Deputy report author')
    case 'director':
      return named(item.directorEmails, item.director === '' ? [] : [item.director], 'Director')
    case 'lead':
      return committee.contacts.lead === null ? [] : [committee.contacts.lead]
    case 'clerk':
      return committee.contacts.clerk === null ? [] : [mailbox(committee.contacts.clerk)]
  }
}

const mailbox = ({ name, address }: Mailbox): Mailbox => ({ name, address })

/** Two spellings of one address are one person. */
export const person = (address: string): string => address.trim().toLowerCase()

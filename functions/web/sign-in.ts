import type { Identity } from '../ports/identity.ts'

/** What somebody who is signed in may do. */
export type Role = 'clerk' | 'lead' | 'reader'

/** How people show who they are. */
export type SignIn =
  /** On one machine, for trying things out: whoever sits there chooses who to be. */
  | { by: 'choice'; people: Person[] }
  /** By the council's own directory, which says who is what. */
  | { by: 'directory'; identity: Identity }
  /** Nobody: there are no pages for staff here. */
  | { by: 'nobody' }

export interface Person {
  name: string
  roles: Role[]
}

/** The posts of a made-up council. */
export const DEVELOPERS: Person[] = [
  { name: 'Committee Clerk', roles: ['clerk'] },
  { name: 'Democratic Services Manager', roles: ['clerk'] },
  { name: 'Scrutiny Lead', roles: ['lead'] },
  { name: 'Councillor', roles: ['reader'] },
]

/** What the council's directory calls those who may come in. */
const GROUPS: Record<string, Role> = {
  'packhorse-clerk': 'clerk',
  'packhorse-lead': 'lead',
  'packhorse-reader': 'reader',
}

/** What somebody may do, by the groups that the directory puts them in: none of ours, nothing. */
export const rolesOf = (groups: readonly string[]): Role[] =>
  groups.flatMap((group) => GROUPS[group.toLowerCase()] ?? [])

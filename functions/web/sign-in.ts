/** What somebody who is signed in may do. */
export type Role = 'clerk' | 'lead' | 'reader'

/** Who may be, and how they show it. */
export type SignIn =
  /** On one machine, for trying things out: whoever sits there chooses who to be. */
  { by: 'choice'; people: Person[] }

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

import type { PersonId } from '../domain/doer.ts'

/** Who somebody is, as the council's own directory says. */
export interface Identified {
  /** The same at every sign-in, and nobody else's. */
  person: PersonId
  /** What they are called today. */
  name: string
  /** Groups or roles that the directory puts them in, as it names them. */
  groups: string[]
}

/** The council's directory, where people sign in with the account that they have. */
export interface Identity {
  /** Where to send somebody to sign in, and what to remember until they come back. */
  begin(): Promise<{ address: string; kept: string }>
  /** Who came back to this address; throws where it was not the one who was sent, or nothing was proved. */
  finish(address: URL, kept: string): Promise<Identified>
}

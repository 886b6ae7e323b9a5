/** Who somebody is for good: names are shared, and change; what one issuer calls a person by does neither. */
export interface PersonId {
  /** Whoever vouches for them: the council's directory by its address, or the way in that they came by. */
  issuer: string
  /** What the issuer calls them, and nobody else, ever (OpenID Connect Core 1.0, section 2: `sub`). */
  subject: string
}

/** Whoever does something: the name that is shown of them, and who they are behind it. */
export interface Doer {
  by: string
  /** Left out where nobody vouches for them: officers, the program itself, and records of earlier versions. */
  byId?: PersonId
}

/** What a record keeps of whoever did it. */
export const doerOf = ({ by, byId }: Doer): Doer => (byId === undefined ? { by } : { by, byId })

/**
 * Whether two acts are one person's. One issuer knows its people apart, whatever they are called now. Two issuers know
 * nothing of each other, and where nobody vouches for one of them there is nothing to compare: then the names decide.
 */
export function isSamePerson(one: Doer, other: Doer): boolean {
  const [a, b] = [one.byId, other.byId]
  return a !== undefined && b !== undefined && a.issuer === b.issuer
    ? a.subject === b.subject
    : bare(one.by) === bare(other.by)
}

const bare = (name: string): string => name.trim().toLowerCase()

/** An identity in one line, as exports have it; empty where there is none. */
export const idInWords = ({ byId }: Doer): string =>
  byId === undefined ? '' : `${byId.issuer} ${byId.subject}`

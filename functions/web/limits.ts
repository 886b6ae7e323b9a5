/** What is counted: somebody may do it so often, and no more. */
export type Limited = 'wrong-link' | 'new-link' | 'question' | 'file'

interface Allowance {
  /** Of one person, by their address or their link; null where nobody is known. */
  person: number | null
  /** Of one client, by its network address: a whole council may stand behind one. */
  client: number
  minutes: number
}

/** Far beyond what anybody does who means well, on the day on which everything is due. */
const ALLOWANCES: Record<Limited, Allowance> = {
  'wrong-link': { person: null, client: 30, minutes: 10 },
  'new-link': { person: 3, client: 60, minutes: 60 },
  question: { person: 20, client: 300, minutes: 60 },
  file: { person: 120, client: 6000, minutes: 60 },
}

/** Counters are forgotten, the oldest first, before they fill the memory. */
const MOST_COUNTERS = 20_000

export interface Limits {
  /** Counts one more. Answers the seconds until it is allowed again; null where it is allowed now. */
  count(what: Limited, by: { person: string | null; client: string }): number | null
}

/** Where something else counts: on AWS the HTTP API does. */
export const countedElsewhere: Limits = { count: () => null }

/** Counts in memory. `now` is in milliseconds, and only goes forward: it is no time of day. */
export function countingLimits(now: () => number, most = MOST_COUNTERS): Limits {
  const counters = new Map<string, { count: number; ends: number }>()

  const wait = (key: string, allowed: number, minutes: number): number => {
    const standing = counters.get(key)
    if (standing !== undefined && standing.ends > now()) {
      standing.count += 1
      return standing.count > allowed ? standing.ends - now() : 0
    }
    counters.delete(key)
    counters.set(key, { count: 1, ends: now() + minutes * 60_000 })
    const [oldest] = counters.keys()
    if (counters.size > most && oldest !== undefined) counters.delete(oldest)
    return 0
  }

  return {
    count: (what, { person, client }) => {
      const allowance = ALLOWANCES[what]
      const waits = [wait(`${what} client ${client}`, allowance.client, allowance.minutes)]
      if (person !== null && allowance.person !== null)
        waits.push(wait(`${what} person ${person}`, allowance.person, allowance.minutes))
      const longest = Math.max(...waits)
      return longest === 0 ? null : Math.ceil(longest / 1000)
    },
  }
}

/** How long to wait, in words: `a minute`, `12 minutes`. */
export const waitInWords = (seconds: number): string =>
  seconds <= 60 ? 'a minute' : `${Math.ceil(seconds / 60)} minutes`

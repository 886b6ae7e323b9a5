import type { Mailbox } from '../work-programme/committee.ts'
import { person } from './recipients.ts'
import type { MailRecord } from './round-records.ts'

/** What a notice says, and to whom, in words that outlive whoever was about to post it. */
export interface NoticeWords {
  /** `address-stopped`: names the template, the ledger's entry and the mail. */
  kind: string
  /** What makes this notice one of its kind: told once, however often it is found. */
  about: string
  to: Mailbox
  subject: string
  view: Record<string, unknown>
  /** The link in its words: what it opens, and where below the secret it leads. Its secret is made when it is posted. */
  link?: { meeting: string; path: string }
}

/** A notice that is to go, written down before anything of it is done: `notices/<mail>`. */
export interface NoticeOrder {
  notice: NoticeWords
  /** The committee in whose name it goes, by its slug. */
  committee: string
  /** Europe/London wall-clock times: when it was first to go, and when this mail of it was. */
  since: string
  at: string
}

export const NOTICES = 'notices/'
const SETTLED = '/settled'
export const noticeKey = (mail: string): string => `${NOTICES}${mail}`
export const settledNoticeKey = (mail: string): string => noticeKey(mail) + SETTLED

/** Its entry in the ledger: `chasers/<kind>/<about>/<person>`. */
export const noticeClaim = ({ kind, about, to }: NoticeWords): string =>
  `chasers/${kind}/${about}/${person(to.address)}`

/** The mails, by their names, whose notices are not settled yet: among the keys of all orders. */
export function unsettled(keys: readonly string[]): string[] {
  const settled = new Set(keys.filter((key) => key.endsWith(SETTLED)))
  return keys
    .filter((key) => !key.endsWith(SETTLED) && !settled.has(key + SETTLED))
    .map((key) => key.slice(NOTICES.length))
}

/** Nobody is at it any more: a function lives for a quarter of an hour, and a connection that hangs not much longer. */
const LEFT_MINUTES = 30
/** What could not be told for a week is not news any more. It stays in the list of mails, and a person may send it. */
const STALE_MINUTES = 7 * 24 * 60

/** What a round does about a notice that is not settled, by what its mail came to; undefined where there is no mail. */
export function settlingOf(
  { notice, since, at }: NoticeOrder,
  state: MailRecord['state'] | undefined,
  now: string,
): 'wait' | 'settle' | 'ask-the-post' | 'post' {
  if (state === 'posted') return 'settle'
  // A round is running: that none ran is not so any more.
  if (notice.kind === 'heartbeat' || minutesBetween(since, now) > STALE_MINUTES) return 'settle'
  if (state === 'failed' || state === 'unconfirmed') return 'post'
  if (minutesBetween(at, now) < LEFT_MINUTES) return 'wait'
  return state === 'posting' ? 'ask-the-post' : 'post'
}

const minutesBetween = (from: string, to: string): number =>
  (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000

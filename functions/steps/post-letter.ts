import type { Day } from '../domain/calendar/day.ts'
import { SECRET } from '../domain/chasers/mail-about.ts'
import {
  type ChaserRecord,
  type MailAbout,
  type MailRecord,
  mailKey,
} from '../domain/chasers/round-records.ts'
import type { Clock } from '../ports/clock.ts'
import { type Mail, type Mailer, MailRefused } from '../ports/mailer.ts'
import type { Register } from '../ports/register.ts'

/** What became of handing over one mail. */
export type Posted =
  | { was: 'posted'; serviceId: string }
  | { was: 'refused'; because: string }
  | { was: 'failed'; because: string }
  /** The post broke off: it may have taken the mail. */
  | { was: 'unconfirmed'; because: string }

/**
 * Claims chasers for a mail, so that no other round tells them. Answers those that were won: a chaser is lost
 * when another round claimed it since the picture was taken. A chaser in `reopened` stands in the ledger for a
 * mail that never went, and is taken over from that mail.
 */
export async function claimChasers(
  { register }: { register: Register },
  mail: string,
  chasers: readonly string[],
  reopened: ReadonlyMap<string, string>,
): Promise<Set<string>> {
  const won = new Set<string>()
  for (const chaser of chasers) {
    if (await claim(register, mail, chaser, reopened.get(chaser))) won.add(chaser)
    // Lost at the first: another round is writing to this person now. Two mails would be one too many.
    else if (won.size === 0) break
  }
  return won
}

async function claim(
  register: Register,
  mail: string,
  chaser: string,
  from: string | undefined,
): Promise<boolean> {
  const record: ChaserRecord = { mail }
  if (await register.create(chaser, record)) return true
  if (from === undefined) return false
  const standing = await register.read<ChaserRecord>(chaser)
  if (standing === undefined || standing.value.mail !== from) return false
  return register.replace(chaser, record, standing.version)
}

/**
 * Posts a mail whose chasers are claimed: records that it is being posted, without the `secrets` in it, posts it,
 * records the yes.
 * A death between the last two leaves it `posting`, which the next round settles.
 */
export async function postLetter(
  { register, mailer, clock }: { register: Register; mailer: Mailer; clock: Clock },
  mail: Mail,
  {
    secrets = [],
    ...about
  }: { day: Day; stage: string; chasers: string[]; secrets?: Iterable<string>; about?: MailAbout[] },
): Promise<Posted> {
  const record: MailRecord = {
    id: mail.id,
    ...about,
    at: clock.wallTime(),
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    text: without(secrets, mail.text),
    state: 'posting',
    serviceId: null,
    because: null,
  }
  if (!(await register.create(mailKey(mail.id), record)))
    throw new Error(`The mail ${mail.id} was posted once already`)
  const posted = await handOver(mailer, mail)
  const outcome: Partial<MailRecord> =
    posted.was === 'posted'
      ? { state: 'posted', serviceId: posted.serviceId }
      : {
          state: posted.was === 'unconfirmed' ? 'unconfirmed' : 'failed',
          because: posted.because,
          ...(posted.was === 'refused' ? { forGood: true } : {}),
        }
  await recordFate(register, mail.id, outcome)
  return posted
}

/** The words as they are kept: whoever reads the register does not get in by an officer's link. */
const without = (secrets: Iterable<string>, text: string): string =>
  [...secrets].reduce((kept, secret) => kept.replaceAll(secret, SECRET), text)

/** A refusal or a failure concerns this mail alone: the round goes on with the others. */
async function handOver(mailer: Mailer, mail: Mail): Promise<Posted> {
  try {
    return { was: 'posted', ...(await mailer.post(mail)) }
  } catch (fault) {
    const because = fault instanceof Error ? fault.message : String(fault)
    if (!(fault instanceof MailRefused)) return { was: 'unconfirmed', because }
    return { was: fault.permanent ? 'refused' : 'failed', because }
  }
}

/** Writes what is now known of a mail. Another worker may have written it at the same time: theirs stands. */
export async function recordFate(
  register: Register,
  mail: string,
  outcome: Partial<MailRecord>,
): Promise<void> {
  const kept = await register.read<MailRecord>(mailKey(mail))
  if (kept === undefined) throw new Error(`The mail ${mail} has no record`)
  await register.replace(mailKey(mail), { ...kept.value, ...outcome }, kept.version)
}

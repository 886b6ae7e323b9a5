import type { Day } from '../domain/calendar/day.ts'
import { NOTICES, unsettled } from '../domain/chasers/notice-orders.ts'
import {
  type ChaserRecord,
  isOfARound,
  type MailRecord,
  mailKey,
  mailsOf,
} from '../domain/chasers/round-records.ts'
import type { Register } from '../ports/register.ts'
import { askOfEach, readAll } from './records.ts'

/**
 * The chasers' mails of a day that the post did not take for now, and that no later round has told since: the next one
 * writes them again, so that a person has to look at the post and not at each of them.
 */
export async function chasersNotPosted(register: Register, on: Day): Promise<MailRecord[]> {
  const mails = await readAll<MailRecord>(register, await register.list(mailsOf(on)))
  const failed = mails.filter((mail) => mail.state === 'failed' && mail.forGood !== true && isOfARound(mail))
  const claims = await askOfEach(failed, ({ chasers: [first = ''] }) => register.read<ChaserRecord>(first))
  return failed.filter(({ id }, at) => claims[at]?.value.mail === id)
}

/**
 * The mails that the post did not take, and that nothing else has told since: the newest first. Chasers are not among
 * them (`chasersNotPosted`), for the next round writes about what is due by then; nor are addresses that bounced, which have a list of their own.
 */
export async function unpostedMail(register: Register): Promise<MailRecord[]> {
  const open = unsettled(await register.list(NOTICES))
  const mails = await readAll<MailRecord>(register, open.map(mailKey))
  return mails.filter(({ state }) => state === 'failed').sort((one, other) => (one.at < other.at ? 1 : -1))
}

import { NOTICES, unsettled } from '../domain/chasers/notice-orders.ts'
import { type MailRecord, mailKey } from '../domain/chasers/round-records.ts'
import type { Register } from '../ports/register.ts'
import { readAll } from './records.ts'

/**
 * The mails that the post did not take, and that nothing else has told since: the newest first. Chasers are not among
 * them, for the next round writes about what is due by then; nor are addresses that bounced, which have a list of their own.
 */
export async function unpostedMail(register: Register): Promise<MailRecord[]> {
  const open = unsettled(await register.list(NOTICES))
  const mails = await readAll<MailRecord>(register, open.map(mailKey))
  return mails.filter(({ state }) => state === 'failed').sort((one, other) => (one.at < other.at ? 1 : -1))
}

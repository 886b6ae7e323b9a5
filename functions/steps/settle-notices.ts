import {
  NOTICES,
  type NoticeOrder,
  noticeClaim,
  noticeKey,
  settledNoticeKey,
  settlingOf,
  unsettled,
} from '../domain/chasers/notice-orders.ts'
import { type ChaserRecord, type MailRecord, mailKey } from '../domain/chasers/round-records.ts'
import type { Log } from '../ports/log.ts'
import type { NoticeTools } from './compose-letter.ts'
import { recordFate } from './post-letter.ts'
import { postNotice } from './post-notice.ts'
import { readCommittees } from './records.ts'
import { stopAddress } from './stop-address.ts'

/**
 * Looks after notices that died on their way, or that the post did not take: the round's own rule for them as for chasers.
 * One that was being posted is asked of the post; where it cannot tell, the notice goes again: rather twice than never.
 * An address that is refused for good gets nothing more, as with chasers. A notice's place in the ledger is taken over by
 * compare-and-swap, so that two rounds at once post it once.
 */
export async function settleNotices(tools: NoticeTools & { log: Log }): Promise<void> {
  for (const mail of unsettled(await tools.register.list(NOTICES)))
    try {
      if (await isSettled(tools, mail)) await tools.register.create(settledNoticeKey(mail), {})
    } catch (fault) {
      // One notice, worded perhaps for a template of an earlier version, keeps nobody else from being chased.
      const because = fault instanceof Error ? fault.message : String(fault)
      tools.log.warn('a notice that had not gone could not be seen to', { mail, because })
    }
}

async function isSettled(tools: NoticeTools & { log: Log }, mail: string): Promise<boolean> {
  const { register, clock, mailer } = tools
  const order = (await register.read<NoticeOrder>(noticeKey(mail)))?.value
  if (order === undefined) return false
  const claim = await register.read<ChaserRecord>(noticeClaim(order.notice))
  // Another mail tells it, which has an order of its own.
  if (claim !== undefined && claim.value.mail !== mail) return true
  const kept = (await register.read<MailRecord>(mailKey(mail)))?.value
  if (kept?.forGood === true) {
    await stopAddress(tools, {
      address: kept.to.address,
      because: kept.because ?? 'The post knows no such address.',
    })
    return true
  }
  const next = settlingOf(order, kept?.state, clock.wallTime())
  if (next === 'wait') return false
  if (next === 'settle') return true
  if (next === 'ask-the-post') {
    const fate = await mailer.fateOf(mail)
    if (fate === 'posted') {
      await recordFate(register, mail, { state: 'posted' })
      return true
    }
    await recordFate(register, mail, {
      state: fate === 'unknown' ? 'unconfirmed' : 'failed',
      because: 'the program died before its posting was confirmed',
    })
  }
  const committee = (await readCommittees(register)).get(order.committee)
  if (committee === undefined) return true
  const noticed = await postNotice(tools, { ...order.notice, committee }, { mail, since: order.since })
  tools.log.info('a notice that had not gone was seen to', { mail, became: noticed })
  return true
}

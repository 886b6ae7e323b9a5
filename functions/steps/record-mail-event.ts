import { type MailRecord, mailKey } from '../domain/chasers/round-records.ts'
import type { MailEvent } from '../ports/mailer.ts'
import type { NoticeTools } from './compose-letter.ts'
import { recordFate } from './post-letter.ts'
import { stopAddress } from './stop-address.ts'

/**
 * Records what became of a mail. One whose posting broke off in the middle was posted after all; an address that
 * bounced for good, or complained, gets nothing more, and the clerk is told once. The same event again changes nothing.
 */
export async function recordMailEvent(tools: NoticeTools, event: MailEvent): Promise<{ stopped: string[] }> {
  const kept = await tools.register.read<MailRecord>(mailKey(event.mailId))
  // A delay says nothing that is not known; any other word says that the post has the mail.
  if (kept !== undefined && kept.value.state !== 'posted' && event.what !== 'delayed')
    await recordFate(tools.register, event.mailId, { state: 'posted', serviceId: event.serviceId })
  if (event.what !== 'bounced' && event.what !== 'complained') return { stopped: [] }
  const stopped: string[] = []
  for (const address of event.addresses)
    if ((await stopAddress(tools, { address, because: event.because })).stopped) stopped.push(address)
  return { stopped }
}

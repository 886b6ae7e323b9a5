import type { MailEvent } from '../../ports/mailer.ts'

/** The part of an Amazon SES event that matters here (SES, "Examples of event data"). */
export interface SesEvent {
  eventType: string
  mail: { messageId: string; destination?: string[]; headers?: { name: string; value: string }[] }
  bounce?: { bounceType: string; bouncedRecipients: { emailAddress: string; diagnosticCode?: string }[] }
  complaint?: { complainedRecipients: { emailAddress: string }[] }
}

/** What an event of SES means to us; null for one about no mail of ours. */
export function mailEventIn({ eventType, mail, bounce, complaint }: SesEvent): MailEvent | null {
  const mailId = mail.headers?.find(({ name }) => name.toLowerCase() === 'x-packhorse-mail')?.value
  if (mailId === undefined) return null
  const about = { mailId, serviceId: mail.messageId, addresses: [], because: '' }
  // Only a bounce for good stops an address: a full mailbox empties again.
  if (eventType === 'Bounce' && bounce?.bounceType === 'Permanent') {
    const [first] = bounce.bouncedRecipients
    const addresses = bounce.bouncedRecipients.map(({ emailAddress }) => emailAddress)
    return { ...about, what: 'bounced', addresses, because: first?.diagnosticCode ?? 'The mail came back.' }
  }
  if (eventType === 'Complaint') {
    const addresses = (complaint?.complainedRecipients ?? []).map(({ emailAddress }) => emailAddress)
    return { ...about, what: 'complained', addresses, because: 'Its reader marked our mail as unwanted.' }
  }
  return { ...about, what: eventType === 'DeliveryDelay' ? 'delayed' : 'taken' }
}

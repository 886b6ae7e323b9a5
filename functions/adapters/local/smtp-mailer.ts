import { createTransport, type SentMessageInfo } from 'nodemailer'
import type { Mailer } from '../../ports/mailer.ts'
import { composeMime } from '../paper/compose-mime.ts'
import { refusalIn } from './smtp-refusal.ts'

/** How long a server may keep silent, in milliseconds, before a mail counts as unconfirmed. */
const PATIENCE = 20_000

/**
 * Posts over SMTP, `smtp://user:password@host:port`. A server that says no refuses the mail; one that breaks off
 * after the mail was handed over leaves its fate open, and SMTP has no way to ask afterwards.
 */
export function smtpMailer(url: string, { patience = PATIENCE, now = () => new Date() } = {}): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async post(mail) {
      const raw = await composeMime(mail, now())
      const people = [mail.to, ...mail.cc].map(({ address }) => address)
      const sent: SentMessageInfo = await transport
        .sendMail({ envelope: { from: mail.from.address, to: people }, raw })
        .catch((fault: unknown) => {
          throw refusalIn(fault, mail.to.address) ?? fault
        })
      // A server may take a mail for its copies and say no to the person it is for.
      const refused = refusalIn(sent, mail.to.address)
      if (refused !== undefined) throw refused
      return { serviceId: sent.response ?? sent.messageId }
    },
    fateOf: async () => 'unknown',
  }
}

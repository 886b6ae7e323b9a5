import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import type { Mailbox } from '../../domain/work-programme/committee.ts'
import type { Mail } from '../../ports/mailer.ts'
import { wrapLines } from './wrap-lines.ts'

const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

const digest = (of: string): string => createHash('sha256').update(of).digest('hex').slice(0, 16)

/** A mail's id as a word that file systems and headers can carry. No two ids give the same word. */
export const wordOf = (mailId: string): string =>
  /^[A-Za-z0-9_-]{1,150}$/.test(mailId)
    ? mailId
    : `${mailId.replace(/[^A-Za-z0-9_-]/g, '-').slice(0, 130)}.${digest(mailId)}`

/** Names and titles come out of spreadsheets: a line break in one must not begin a header of its own. */
const onOneLine = (words: string): string => words.replace(/[\s\p{Cc}]+/gu, ' ').trim()

const mailbox = ({ name, address }: Mailbox) => ({ name: onOneLine(name), address: address.trim() })

/**
 * A mail as the bytes that travel (RFC 5322, CRLF): plain text first and HTML beside it, the calendar file as the
 * only attachment. `sentAt` is the Date header: the same mail and date give the same bytes.
 */
export async function composeMime(mail: Mail, sentAt: Date): Promise<Buffer> {
  const { message } = await transport.sendMail({
    from: mailbox(mail.from),
    replyTo: mailbox(mail.replyTo),
    to: [mailbox(mail.to)],
    cc: mail.cc.map(mailbox),
    subject: onOneLine(mail.subject),
    text: wrapLines(mail.text),
    html: mail.html,
    date: sentAt,
    messageId: `<${wordOf(mail.id)}@${mail.from.address.split('@')[1] ?? 'packhorse'}>`,
    // RFC 3834: says to out-of-office robots that no person waits for their answer.
    headers: { 'X-Packhorse-Mail': onOneLine(mail.id), 'Auto-Submitted': 'auto-generated' },
    // RFC 2046, section 5.1.1: a boundary has at most 70 characters, and an id may have more.
    baseBoundary: digest(mail.id),
    disableFileAccess: true,
    disableUrlAccess: true,
    attachments:
      mail.calendar === null
        ? []
        : [
            {
              filename: 'report-deadline.ics',
              content: mail.calendar,
              contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
            },
          ],
  })
  return Buffer.isBuffer(message) ? message : Buffer.from(String(message))
}

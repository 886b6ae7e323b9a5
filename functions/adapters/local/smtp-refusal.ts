import { MailRefused } from '../../ports/mailer.ts'

/** What nodemailer tells of a posting that went wrong, or only partly right. */
interface Trouble {
  message?: string
  code?: string
  responseCode?: number
  syscall?: string
  recipient?: string
  response?: string
  rejectedErrors?: Trouble[]
}

/** Faults before the mail was handed over: nothing can have been taken. */
const BEFORE_HANDING_OVER = ['EDNS', 'EAUTH', 'ETLS', 'EENVELOPE']

/** RFC 5321, 4.2.3: the mailbox does not exist, is elsewhere, or is no name. 552 (full) and 554 may pass. */
const NO_SUCH_MAILBOX = [550, 551, 553]

/**
 * The no of a server, read out of what nodemailer says; nothing where the mail may have been taken. It is a no for
 * good only where the server says that the addressee does not exist: a no to our login, our sending or our words
 * would else stop every address of the council.
 */
export function refusalIn(trouble: unknown, addressee: string): MailRefused | undefined {
  if (typeof trouble !== 'object' || trouble === null) return undefined
  const { message = '', code = '', responseCode = 0, syscall = '', rejectedErrors = [] } = trouble as Trouble
  const theirs = rejectedErrors.find(({ recipient }) => recipient === addressee)
  if (theirs !== undefined) {
    return new MailRefused(theirs.message ?? message, { permanent: isNoSuchMailbox(theirs), cause: trouble })
  }
  const wasNotTaken = responseCode >= 400 || BEFORE_HANDING_OVER.includes(code) || syscall === 'connect'
  return wasNotTaken ? new MailRefused(message, { permanent: false, cause: trouble }) : undefined
}

/** RFC 3463: x.7.x is about policy, such as a server that does not relay for us, and not about the mailbox. */
const isNoSuchMailbox = ({ responseCode = 0, response = '' }: Trouble): boolean =>
  NO_SUCH_MAILBOX.includes(responseCode) && !/\b5\.7\.\d|relay/i.test(response)

import { setTimeout as pause } from 'node:timers/promises'
import { type SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { type Mailer, MailRefused } from '../../ports/mailer.ts'
import { composeMime, wordOf } from '../paper/compose-mime.ts'

export interface SesOptions {
  /** Tells SES where it reports what became of a mail; null where nobody listens. */
  configurationSet: string | null
  now?: () => Date
}

/** SES says "later" without having taken the mail: then it is asked again. */
const LATER = ['Throttling', 'ThrottlingException', 'TooManyRequestsException']
const MOST_TRIES = 6
const FIRST_PAUSE_MS = 100
/** What SES answers for an address that no mail can have. */
const NO_ADDRESS =
  /(illegal|missing|invalid|malformed).*(address|domain)|local address|domain (starts|ends|contains)/i

/**
 * Posts over Amazon SES. What SES answers with a fault of ours it has not taken; any other fault leaves open whether
 * it took the mail, and SES cannot be asked: its events tell, by the mail's tag. Give the client one attempt, since a
 * second could post a mail twice.
 */
export function sesMailer(ses: SESClient, { configurationSet, now = () => new Date() }: SesOptions): Mailer {
  return {
    async post(mail) {
      const people = [mail.to, ...mail.cc].map(({ address }) => address)
      const command = new SendRawEmailCommand({
        Source: mail.from.address,
        Destinations: people,
        RawMessage: { Data: await composeMime(mail, now()) },
        Tags: [{ Name: 'mail', Value: wordOf(mail.id).replaceAll('.', '_') }],
        ...(configurationSet === null ? {} : { ConfigurationSetName: configurationSet }),
      })
      for (let attempt = 1; ; attempt += 1) {
        try {
          const { MessageId } = await ses.send(command)
          return { serviceId: MessageId ?? 'SES gave no number' }
        } catch (fault) {
          if (!(fault instanceof SESServiceException) || (fault.$metadata.httpStatusCode ?? 500) >= 500)
            throw fault
          if (!LATER.includes(fault.name) || attempt === MOST_TRIES) throw refusal(fault)
          await pause(Math.random() * FIRST_PAUSE_MS * 2 ** attempt)
        }
      }
    },
    fateOf: async () => 'unknown',
  }
}

function refusal(fault: SESServiceException): MailRefused {
  const permanent = fault.name === 'InvalidParameterValue' && NO_ADDRESS.test(fault.message)
  return new MailRefused(fault.message, { permanent, cause: fault })
}

import { SESClient } from '@aws-sdk/client-ses'
import { sesMailer } from '../adapters/aws/ses-mailer.ts'
import type { Mailer } from '../ports/mailer.ts'
import type { AwsSettings } from './settings.ts'

/** One attempt: whether a mail was posted is settled by its events, and never by posting it again. */
export const bucketMailer = ({ region, configurationSet }: AwsSettings): Mailer =>
  sesMailer(new SESClient({ region, maxAttempts: 1 }), { configurationSet })

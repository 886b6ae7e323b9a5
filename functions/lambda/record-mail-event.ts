import type { EventBridgeEvent } from 'aws-lambda'
import { mailEventIn, type SesEvent } from '../adapters/aws/ses-event.ts'
import { recordMailEvent } from '../steps/record-mail-event.ts'
import { chaseTools } from '../wiring/aws-chasing.ts'

export const handler = async ({ time, detail }: EventBridgeEvent<string, SesEvent>): Promise<void> => {
  const event = mailEventIn(detail)
  if (event !== null) await recordMailEvent(await chaseTools(process.env, time), event)
}

import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { lookAgainKey } from '../../domain/submissions/upload-offer.ts'
import type { LookAgain } from '../../ports/look-again.ts'

/** The longest that SQS holds a message back. */
const A_WHILE_SECONDS = 15 * 60

/** By the queue that arrivals are told to, in the words that S3 tells them in. */
export function queueLookAgain(sqs: SQSClient, queue: string, at: string): LookAgain {
  const tell = async (offer: string, DelaySeconds: number): Promise<void> => {
    const MessageBody = JSON.stringify({ time: at, detail: { object: { key: lookAgainKey(offer) } } })
    await sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody, DelaySeconds }))
  }
  return {
    soon: (offer) => tell(offer, 0),
    later: (offer) => tell(offer, A_WHILE_SECONDS),
  }
}

import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { PackRequests } from '../../ports/pack-requests.ts'

/** Requests for packs by a queue, which keeps them until they are carried out. */
export const queuePackRequests = (sqs: SQSClient, queue: string): PackRequests => ({
  outlive: true,
  async ask(request) {
    await sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: JSON.stringify(request) }))
  },
})

import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'

/** Has a queue told of every file that arrives in a bucket under one of these keys. */
export function tellArrivals(
  scope: Construct,
  id: string,
  queue: IQueue,
  what: {
    description: string
    bucketName: string
    keys: ({ prefix: string } | { suffix: string } | { wildcard: string })[]
  },
): void {
  new Rule(scope, id, {
    description: what.description,
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [what.bucketName] }, object: { key: what.keys } },
    },
    targets: [
      new SqsQueue(queue, {
        message: RuleTargetInput.fromObject({
          time: EventField.time,
          detail: EventField.fromPath('$.detail'),
        }),
      }),
    ],
  })
}

import { Duration } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { Topic } from 'aws-cdk-lib/aws-sns'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { Right } from '../rights.ts'
import { alarmOn } from '../stacks/core/operations.ts'

export interface WorkQueueProps {
  queueName: string
  /** How long its worker may take over a message. */
  takes: Duration
  /** After how long a message comes again whose worker said nothing; AWS's advice, where somebody may be kept waiting. */
  againAfter?: Duration
  /** How many messages are worked on at once. */
  atOnce: number
  /** Who is hurt when a message is given up. */
  ifGivenUp: string
  operators: Topic
}

export interface WorkQueue {
  queue: Queue
  /** Where messages lie that were given up. */
  aside: Queue
  /** What its worker needs. */
  mayWork: Right
  /** What whoever asks for its work needs. */
  mayAsk: Right
  /** Has a function work through it. */
  feed(worker: LambdaFunction): void
}

const MOST_TRIES = 4

/**
 * A queue whose messages a function works through. What fails comes again, alone, and is laid aside after four tries,
 * where it wakes the operators and waits to be sent back.
 */
export function workQueue(scope: Construct, id: string, props: WorkQueueProps): WorkQueue {
  const { queueName, takes, operators } = props
  const common = {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  }
  const aside = new Queue(scope, `${id}-aside`, { ...common, queueName: `${queueName}-aside` })
  const queue = new Queue(scope, id, {
    ...common,
    queueName,
    // AWS's advice: six times what the function may take.
    visibilityTimeout: props.againAfter ?? Duration.seconds(takes.toSeconds() * 6),
    deadLetterQueue: { queue: aside, maxReceiveCount: MOST_TRIES },
  })
  alarmOn(scope, `${queueName}-aside`, {
    metric: aside.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) }),
    words: `${props.ifGivenUp} What to do: docs/operating.md, "laid aside".`,
    operators,
  })
  return {
    queue,
    aside,
    mayWork: {
      sid: 'WorkThroughItsQueue',
      why: 'Its work comes by a queue, so that what fails comes again.',
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [queue.queueArn],
    },
    mayAsk: {
      sid: 'AskForItsWork',
      why: 'Work that takes its time is asked for by a queue, which keeps it until it is done.',
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
    },
    feed: (worker) =>
      worker.addEventSource(
        new SqsEventSource(queue, {
          batchSize: 1,
          reportBatchItemFailures: true,
          maxConcurrency: props.atOnce,
        }),
      ),
  }
}

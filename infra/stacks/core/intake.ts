import { Duration } from 'aws-cdk-lib'
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { CfnBucket } from 'aws-cdk-lib/aws-s3'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { pipelineFunction } from '../../constructs/pipeline-function.ts'
import { workQueue } from '../../constructs/work-queue.ts'
import { rightsTo } from '../../rights.ts'
import type { CoreParts } from './parts.ts'

const TAKES = Duration.minutes(3)

/** What looks at uploads and takes them in: every file that arrives in the uploads bucket is told to a queue. */
export function addIntake(
  scope: Construct,
  { stage, store, post, operators, environment }: CoreParts,
): { functions: LambdaFunction[]; queues: Queue[] } {
  const { home, restricted, uploads } = store
  const work = workQueue(scope, 'receiving', {
    queueName: `packhorse-${stage.name}-receiving`,
    takes: TAKES,
    atOnce: 10,
    ifGivenUp: 'A report that an officer sent was given up after four tries, and is not in.',
    operators,
  })
  const receive = pipelineFunction(scope, 'receive-report', {
    stage: stage.name,
    operators,
    ifThisFails: 'An officer sent a report and waits to hear what became of it; it goes on being chased.',
    carries: ['inspector', 'stamp-fonts', 'templates'],
    environment,
    may: [
      work.mayWork,
      ...rightsTo('Uploads', uploads, {
        list: 'Of several files of an upload, some are still on their way.',
        read: { 'offers/*': 'What officers sent is looked at.' },
      }),
      ...rightsTo('Home', home, {
        list: 'An upload may have been asked for, or not.',
        read: { 'packhorse.json': 'It says which format the store has.' },
        write: {
          'register/*': 'A report that is in is no longer chased; its officer is told what was found.',
          'open/uploads/*': 'Sound papers that the public may see.',
        },
      }),
      post.maySend,
      ...rightsTo('Restricted', restricted, { write: { 'uploads/*': 'Sound papers that are exempt.' } }),
    ],
    timeout: TAKES,
    memory: 2048,
  })
  work.feed(receive)
  const cfnBucket = uploads.bucket.node.defaultChild as CfnBucket
  cfnBucket.addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled', true)
  new Rule(scope, 'arrivals', {
    description: 'A file that an officer sent is there',
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [uploads.bucket.bucketName] }, object: { key: [{ prefix: 'offers/' }] } },
    },
    targets: [
      new SqsQueue(work.queue, {
        message: RuleTargetInput.fromObject({
          time: EventField.time,
          detail: EventField.fromPath('$.detail'),
        }),
      }),
    ],
  })
  return { functions: [receive], queues: [work.queue, work.aside] }
}

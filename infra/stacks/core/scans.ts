import { Duration } from 'aws-cdk-lib'
import { Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { pipelineFunction } from '../../constructs/pipeline-function.ts'
import { workQueue } from '../../constructs/work-queue.ts'
import { type Right, rightsTo } from '../../rights.ts'
import type { CoreParts } from './parts.ts'

const TAKES = Duration.seconds(30)

/** What writes down GuardDuty's word on uploads, and wakes those that wait for it. Its plan is a stack of its own. */
export function addScans(
  scope: Construct,
  { stage, store, operators, environment }: CoreParts,
  mayWake: Right,
  receiving: Queue,
): { functions: LambdaFunction[]; queues: Queue[] } {
  const work = workQueue(scope, 'scans', {
    queueName: `packhorse-${stage.name}-scans`,
    takes: TAKES,
    atOnce: 5,
    ifGivenUp:
      'What GuardDuty found in an upload was not written down: it is taken half an hour late, as not scanned.',
    operators,
  })
  const record = pipelineFunction(scope, 'record-scan', {
    stage: stage.name,
    operators,
    ifThisFails: 'Uploads wait for the word of the malware scanner, which is there and not written down.',
    carries: [],
    environment: { ...environment, PACKHORSE_RECEIVING_QUEUE: receiving.queueUrl },
    may: [
      work.mayWork,
      { ...mayWake, why: 'Uploads that wait for its word are looked at again.' },
      ...rightsTo('Home', store.home, {
        read: { 'packhorse.json': 'It says which format the store has.' },
        write: { 'register/scans/*': 'What was found in an upload is written down.' },
      }),
    ],
    timeout: TAKES,
  })
  work.feed(record)
  new Rule(scope, 'scan-results', {
    description: 'GuardDuty looked through a file that an officer sent',
    eventPattern: {
      source: ['aws.guardduty'],
      detailType: ['GuardDuty Malware Protection Object Scan Result'],
      detail: { s3ObjectDetails: { bucketName: [store.uploads.bucket.bucketName] } },
    },
    targets: [new SqsQueue(work.queue)],
  })
  return { functions: [record], queues: [work.queue, work.aside] }
}

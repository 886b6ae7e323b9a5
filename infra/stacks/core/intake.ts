import { Duration } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { CfnBucket } from 'aws-cdk-lib/aws-s3'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { imageVersion } from '../../bundles.ts'
import { pipelineFunction } from '../../constructs/pipeline-function.ts'
import { tellArrivals } from '../../constructs/tell-arrivals.ts'
import { workQueue } from '../../constructs/work-queue.ts'
import { rightsTo } from '../../rights.ts'
import type { CoreParts } from './parts.ts'
import { addScans } from './scans.ts'

const TAKES = Duration.minutes(3)

const ORDERS = {
  'conversions/*/in.*': 'Papers that are to be made PDFs of are laid down for the function that does it.',
  'conversions/*/waits/*': 'Whoever waits for one is woken when it is there.',
}

const WAITS_NO_LONGER =
  'What waits for another function is looked at again in a while, so that it waits no longer than half an hour.'

/** What looks at uploads and takes them in: every file that arrives in the uploads bucket is told to a queue. */
export function addIntake(
  scope: Construct,
  parts: CoreParts,
): { functions: LambdaFunction[]; queues: Queue[] } {
  const { stage, store, post, operators, environment } = parts
  const { home, restricted, uploads } = store
  const { takesWord, malware } = stage
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
    environment: {
      ...environment,
      PACKHORSE_RECEIVING_QUEUE: work.queue.queueUrl,
      ...(takesWord ? { PACKHORSE_ENGINE: imageVersion(scope, 'convert-report') } : {}),
      ...(malware === null ? {} : { PACKHORSE_SCANNER: malware }),
    },
    may: [
      work.mayWork,
      ...(takesWord || malware !== null ? [{ ...work.mayAsk, why: WAITS_NO_LONGER }] : []),
      ...rightsTo('Uploads', uploads, {
        list: 'Of several files of an upload, some are still on their way.',
        read: {
          'offers/*': 'What officers sent is looked at.',
          ...(takesWord ? { 'conversions/*/out.*': 'What was made of them is taken in.' } : {}),
        },
        ...(takesWord ? { write: ORDERS } : {}),
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
  const { bucketName } = uploads.bucket
  tellArrivals(scope, 'arrivals', work.queue, {
    description: 'A file that an officer sent is there',
    bucketName,
    keys: [{ prefix: 'offers/' }],
  })
  if (takesWord)
    tellArrivals(scope, 'conversions', work.queue, {
      description: 'A paper was made a PDF of, or could not be',
      bucketName,
      keys: [{ suffix: '/out.json' }],
    })
  const scans = malware === null ? null : addScans(scope, parts, work.mayAsk, work.queue)
  return {
    functions: [receive, ...(scans?.functions ?? [])],
    queues: [work.queue, work.aside, ...(scans?.queues ?? [])],
  }
}

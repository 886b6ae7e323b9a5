import { Duration } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { CfnBucket } from 'aws-cdk-lib/aws-s3'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { bundleVersion, imageVersion, READER_CARRIES } from '../../bundles.ts'
import { pipelineFunction } from '../../constructs/pipeline-function.ts'
import { tellArrivals } from '../../constructs/tell-arrivals.ts'
import { workQueue } from '../../constructs/work-queue.ts'
import { rightsTo } from '../../rights.ts'
import type { CoreParts } from './parts.ts'
import { addScans } from './scans.ts'

const TAKES = Duration.minutes(3)

const WOKEN = 'Whoever waits for one is woken when it is there.'
const CONVERSIONS = {
  read: { 'conversions/*/out.*': 'What was made of them is taken in.' },
  write: {
    'conversions/*/in.*': 'Papers that are to be made PDFs of are laid down for the function that does it.',
    'conversions/*/waits/*': WOKEN,
  },
}
const READINGS = {
  read: { 'readings/*/out.*': 'Scans with their words beneath them are taken in.' },
  write: {
    'readings/*/in.*': 'Scans that are to be read are laid down for the function that does it.',
    'readings/*/waits/*': WOKEN,
  },
}
const NONE = { read: {}, write: {} }

const WAITS_NO_LONGER =
  'What waits for another function is looked at again in a while, so that it waits no longer than an hour.'

/** What looks at uploads and takes them in: every file that arrives in the uploads bucket is told to a queue. */
export function addIntake(
  scope: Construct,
  parts: CoreParts,
): { functions: LambdaFunction[]; queues: Queue[] } {
  const { stage, store, post, operators, environment } = parts
  const { home, restricted, uploads } = store
  const { takesWord, readsScans, malware } = stage
  const waits = takesWord || readsScans !== null || malware !== null
  const conversions = takesWord ? CONVERSIONS : NONE
  const readings = readsScans === null ? NONE : READINGS
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
      ...(readsScans === null
        ? {}
        : {
            PACKHORSE_TEXT_READER: bundleVersion(scope, 'recognise-text', READER_CARRIES),
            PACKHORSE_MOST_SCANNED_PAGES: String(readsScans.mostPages),
          }),
      ...(malware === null ? {} : { PACKHORSE_SCANNER: malware }),
    },
    may: [
      work.mayWork,
      ...(waits ? [{ ...work.mayAsk, why: WAITS_NO_LONGER }] : []),
      ...rightsTo('Uploads', uploads, {
        list: 'Of several files of an upload, some are still on their way.',
        read: {
          'offers/*': 'What officers sent is looked at.',
          ...conversions.read,
          ...readings.read,
        },
        write: { ...conversions.write, ...readings.write },
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
  if (takesWord || readsScans !== null)
    tellArrivals(scope, 'conversions', work.queue, {
      description: 'A paper was made a PDF of, or a scan was read, or could not be',
      bucketName,
      keys: [{ suffix: '/out.json' }],
    })
  const scans = malware === null ? null : addScans(scope, parts, work.mayAsk, work.queue)
  return {
    functions: [receive, ...(scans?.functions ?? [])],
    queues: [work.queue, work.aside, ...(scans?.queues ?? [])],
  }
}

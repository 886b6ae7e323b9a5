import { Annotations, Duration, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { hasCanvas, READER_CARRIES } from '../bundles.ts'
import { pipelineFunction } from '../constructs/pipeline-function.ts'
import { shutNetwork } from '../constructs/shut-network.ts'
import { tellArrivals } from '../constructs/tell-arrivals.ts'
import { workQueue } from '../constructs/work-queue.ts'
import { rightsTo } from '../rights.ts'
import type { Stage } from '../stages.ts'
import type { CoreParts } from './core/parts.ts'
import { uploadsSeenFrom } from './core/store.ts'

/** The longest that a Lambda may take. Its pages have eleven minutes of it. */
const TAKES = Duration.minutes(15)

/**
 * What reads the words of scans: Tesseract and its model, carried along, in a function that reaches nothing but the scans it
 * is given. A stack of its own, since a council may do without, and only x86-64 machines have what it draws pages on.
 */
export class ReadingStack extends Stack {
  constructor(scope: Construct, id: string, stage: Stage, { store, operators }: CoreParts) {
    super(scope, id, {
      env: { region: stage.region },
      description: `Packhorse for ${stage.name}: reads the words of scans`,
    })
    // It can be looked at anywhere, and is deployed from where all of it is.
    if (!hasCanvas())
      Annotations.of(this).addError(
        'Scans are read with a part that npm brings to Linux on x86-64 alone. Deploy from such a machine, or set readsScans to null in infra/stages.ts.',
      )
    const uploads = uploadsSeenFrom(this, stage, store.uploads)
    const { bucketName } = uploads.bucket
    const work = workQueue(this, 'reading', {
      queueName: `packhorse-${stage.name}-reading`,
      takes: TAKES,
      // All tries are over within the hour that an upload waits.
      againAfter: TAKES,
      atOnce: 5,
      ifGivenUp: 'A scan was not read in four tries; it is taken as it is, and its officer is told.',
      operators,
    })
    const read = pipelineFunction(this, 'recognise-text', {
      stage: stage.name,
      operators,
      ifThisFails: 'Officers who had scans read wait, and are told after an hour that they stay pictures.',
      carries: READER_CARRIES,
      environment: { PACKHORSE_UPLOADS: `s3://${bucketName}` },
      may: [
        work.mayWork,
        ...rightsTo('Uploads', uploads, {
          read: { 'readings/*/in.*': 'Scans are laid down there to be read.' },
          write: { 'readings/*/out.*': 'What became of them is laid beside them, once.' },
        }),
      ],
      timeout: TAKES,
      // Two processors come with it, and it is as much as a new account may have.
      memory: 3008,
      within: shutNetwork(this, stage.region, uploads.bucket.arnForObjects('readings/*')),
    })
    work.feed(read)
    tellArrivals(this, 'orders', work.queue, {
      description: 'A scan is to be read',
      bucketName,
      keys: [{ wildcard: 'readings/*/in.json' }],
    })
  }
}

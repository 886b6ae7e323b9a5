import { Duration, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { imageFunction } from '../constructs/image-function.ts'
import { shutNetwork } from '../constructs/shut-network.ts'
import { tellArrivals } from '../constructs/tell-arrivals.ts'
import { workQueue } from '../constructs/work-queue.ts'
import { rightsTo } from '../rights.ts'
import type { Stage } from '../stages.ts'
import type { CoreParts } from './core/parts.ts'
import { uploadsSeenFrom } from './core/store.ts'

/** One paper at a time, of which LibreOffice has two minutes; finding it and fetching the paper take the rest. */
const TAKES = Duration.minutes(4)
const CONVERTING_SECONDS = 120

/**
 * What makes PDFs of office documents: LibreOffice in a container that reaches nothing but the papers it is given. A
 * stack of its own, since whoever deploys it needs docker, and a council may do without.
 */
export class WordStack extends Stack {
  constructor(scope: Construct, id: string, stage: Stage, { store, operators }: CoreParts) {
    super(scope, id, {
      env: { region: stage.region },
      description: `Packhorse for ${stage.name}: makes PDFs of office documents`,
    })
    const uploads = uploadsSeenFrom(this, stage, store.uploads)
    const { bucketName } = uploads.bucket
    const work = workQueue(this, 'converting', {
      queueName: `packhorse-${stage.name}-converting`,
      takes: TAKES,
      // All tries are over within the half hour that an upload waits.
      againAfter: Duration.minutes(6),
      atOnce: 5,
      ifGivenUp: 'No PDF was made of a paper in four tries; its officer is told to send a PDF.',
      operators,
    })
    const convert = imageFunction(this, 'convert-report', {
      stage: stage.name,
      operators,
      ifThisFails: 'Officers who sent Word files wait, and are told after half an hour to send a PDF.',
      environment: {
        PACKHORSE_UPLOADS: `s3://${bucketName}`,
        PACKHORSE_CONVERT_SECONDS: String(CONVERTING_SECONDS),
      },
      may: [
        work.mayWork,
        ...rightsTo('Uploads', uploads, {
          read: { 'conversions/*/in.*': 'Papers are laid down there to be made PDFs of.' },
          write: { 'conversions/*/out.*': 'What was made of them is laid beside them, once.' },
        }),
      ],
      timeout: TAKES,
      memory: 3008,
      within: shutNetwork(this, stage.region, uploads.bucket.arnForObjects('conversions/*')),
    })
    work.feed(convert)
    tellArrivals(this, 'orders', work.queue, {
      description: 'A paper is to be made a PDF of',
      bucketName,
      keys: [{ wildcard: 'conversions/*/in.json' }],
    })
  }
}

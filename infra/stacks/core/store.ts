import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { type IKey, Key } from 'aws-cdk-lib/aws-kms'
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { privateBucket } from '../../constructs/private-bucket.ts'
import type { Stage } from '../../stages.ts'

/** A bucket and the key that everything in it is encrypted with. */
export interface Lockable {
  bucket: IBucket
  key: IKey
}

/** Where a council's papers lie: each store a bucket and a key of its own, so that a right to one is none to another. */
export interface StoreParts {
  /** Records, open papers, and what is published. */
  home: Lockable
  /** Exempt and confidential papers, and the packs that hold them. */
  restricted: Lockable
  /** What officers sent, as they sent it, before anybody looked at it. */
  uploads: Lockable
}

/** A bucket's name: unique in the world, and the same for every stack that speaks of it. */
export const bucketName = (stage: Stage, part: '' | '-restricted' | '-uploads' | '-logs'): string =>
  `packhorse-${stage.name}-${Aws.ACCOUNT_ID}${part}`

/** Raw uploads are not papers of record: what was sound of them is kept in the stores. */
const UPLOADS_KEPT = Duration.days(90)
const SCRATCH = [
  // Files that were made for one reader, who has them within a minute.
  { folder: 'handed/', kept: Duration.days(1) },
  // Papers that are made PDFs of: what is wanted of them is fetched within the hour.
  { folder: 'conversions/', kept: Duration.days(7) },
  // Scans that are read.
  { folder: 'readings/', kept: Duration.days(7) },
]

export function addStore(scope: Construct, stage: Stage): StoreParts {
  const logs = new Bucket(scope, 'access-logs', {
    bucketName: bucketName(stage, '-logs'),
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [{ expiration: Duration.days(365) }],
  })
  Validations.of(logs).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'It is the bucket that access logs go to: a log of its own would grow by being written.',
  })
  const store = (part: 'home' | 'restricted' | 'uploads', purpose: string): Lockable => {
    const key = new Key(scope, `${part}-key`, {
      description: `Packhorse ${stage.name}: ${purpose}`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const bucket = privateBucket(scope, `${part}-bucket`, {
      bucketName: bucketName(stage, part === 'home' ? '' : `-${part}`),
      encryptionKey: key,
      logs,
      ...(part === 'uploads' ? { expires: UPLOADS_KEPT, scratch: SCRATCH } : {}),
    })
    return { bucket, key }
  }
  const home = store('home', 'records, open papers, and what is published')
  letThePublicRead(home)
  return {
    home,
    restricted: store('restricted', 'exempt and confidential papers'),
    uploads: store('uploads', 'what officers sent, before it was looked at'),
  }
}

/** Where uploads lie as another stack speaks of it: by the bucket's name, which is known before there is one. */
export const uploadsSeenFrom = (scope: Construct, stage: Stage, { key }: Lockable): Lockable => ({
  bucket: Bucket.fromBucketName(scope, 'uploads', bucketName(stage, '-uploads')),
  key,
})

/** CloudFront, of this account and no other, may fetch what is published; nothing else is ever public. */
function letThePublicRead({ bucket, key }: Lockable): void {
  const common = {
    principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
    conditions: {
      ArnLike: { 'aws:SourceArn': `arn:${Aws.PARTITION}:cloudfront::${Aws.ACCOUNT_ID}:distribution/*` },
    },
  }
  bucket.addToResourcePolicy(
    new PolicyStatement({
      ...common,
      sid: 'ThePublicReadsWhatIsPublished',
      actions: ['s3:GetObject'],
      resources: [bucket.arnForObjects('open/published/*')],
    }),
  )
  key.addToResourcePolicy(
    new PolicyStatement({
      ...common,
      sid: 'UnlockWhatIsPublished',
      actions: ['kms:Decrypt'],
      resources: ['*'],
    }),
  )
}

import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, StorageClass } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'

export interface PrivateBucketProps {
  bucketName: string
  encryptionKey: IKey
  /** Where it is written down who asked for what. */
  logs: IBucket
  /** After how long objects go, with their older versions. Without it nothing ever expires. */
  expires?: Duration
  /** Folders whose objects go sooner. */
  scratch?: { folder: string; kept: Duration }[]
}

/**
 * A bucket that nobody outside may enter: encrypted, over TLS only, every version kept. Where nothing expires, objects
 * can be locked for a least period that the law sets, and older versions move to cheaper storage.
 */
export function privateBucket(scope: Construct, id: string, props: PrivateBucketProps): Bucket {
  const { expires, scratch = [] } = props
  return new Bucket(scope, id, {
    bucketName: props.bucketName,
    encryption: BucketEncryption.KMS,
    encryptionKey: props.encryptionKey,
    // One call to the key store serves many objects.
    bucketKeyEnabled: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    objectLockEnabled: expires === undefined,
    serverAccessLogsBucket: props.logs,
    serverAccessLogsPrefix: `${id}/`,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [
      ...scratch.map(({ folder, kept }) => ({ prefix: folder, expiration: kept })),
      { abortIncompleteMultipartUploadAfter: Duration.days(7) },
      expires === undefined
        ? {
            noncurrentVersionTransitions: [
              { storageClass: StorageClass.INFREQUENT_ACCESS, transitionAfter: Duration.days(90) },
            ],
          }
        : { expiration: expires, noncurrentVersionExpiration: Duration.days(7) },
    ],
  })
}

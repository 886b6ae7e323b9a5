import { randomUUID } from 'node:crypto'
import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3'
import type { Bucket } from '../../functions/adapters/aws/bucket.ts'
import { s3At, s3Server } from './s3-server.ts'

export interface PeerBucket {
  /** A part of the bucket that nobody has used. */
  emptyPart(): Bucket
  close(): Promise<void>
}

/** The larger peer that stands in for S3, where a script has started one; otherwise ours does. */
const LARGER_PEER = process.env.PACKHORSE_TEST_S3

/** A bucket of its own that keeps versions, by the client that the program uses. */
export async function aBucket(): Promise<PeerBucket> {
  const server = LARGER_PEER === undefined ? await s3Server() : null
  const s3 = s3At(server?.endpoint ?? LARGER_PEER ?? '')
  const name = `brackenshire-${randomUUID()}`
  await s3.send(new CreateBucketCommand({ Bucket: name }))
  const VersioningConfiguration = { Status: 'Enabled' as const }
  await s3.send(new PutBucketVersioningCommand({ Bucket: name, VersioningConfiguration }))
  let parts = 0
  return {
    emptyPart() {
      parts += 1
      return { s3, name, prefix: `part-${parts}/` }
    },
    close: async () => server?.close(),
  }
}

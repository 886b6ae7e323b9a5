import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import type { UploadForms } from '../../ports/upload-tray.ts'
import type { Bucket } from './bucket.ts'

const GOOD_FOR_SECONDS = 3600

/**
 * Forms that S3 itself takes uploads by. Key and size are signed: a form is good for one file of one upload, and S3
 * refuses a file that is empty or too large before it is kept.
 */
export const bucketUploadForms = ({ s3, name, prefix }: Bucket): UploadForms => ({
  issue: (key, { mostBytes, backTo }) =>
    createPresignedPost(s3, {
      Bucket: name,
      Key: prefix + key,
      Conditions: [['content-length-range', 1, mostBytes]],
      ...(backTo === null ? {} : { Fields: { success_action_redirect: backTo } }),
      Expires: GOOD_FOR_SECONDS,
    }),
})

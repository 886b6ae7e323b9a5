import type { UploadTray } from '../../ports/upload-tray.ts'
import { type Bucket, getObject } from './bucket.ts'

/** Uploads in a bucket of their own. */
export const bucketUploadTray = (bucket: Bucket): UploadTray => ({
  take: async (key) => (await getObject(bucket, key))?.bytes,
})

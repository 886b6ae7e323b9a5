import type { UploadTray } from '../../ports/upload-tray.ts'
import { type Bucket, getObject } from './bucket.ts'

/** Uploads in a bucket of their own. */
export const bucketUploadTray = (bucket: Bucket): UploadTray => ({
  async take(key) {
    const got = await getObject(bucket, key)
    if (got === undefined) return undefined
    const { bytes, version, since } = got
    if (version === null || since === undefined) throw new Error(`S3 does not say which file lies at ${key}`)
    return { read: async () => bytes, liesAt: { key, version, since: since.toISOString() } }
  },
})

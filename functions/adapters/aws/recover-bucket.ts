import { CopyObjectCommand } from '@aws-sdk/client-s3'
import { type Bucket, getObject, versionPages } from './bucket.ts'

/** One object that was put back. */
export interface Recovered {
  /** `s3://bucket/key` */
  address: string
  because: 'it was deleted' | 'what stood there was damaged'
}

/** What a bucket keeps of one key: the names of its versions, the newest first. */
interface Kept {
  versions: string[]
  isDeleted: boolean
}

/**
 * Puts back whatever was deleted from a bucket that keeps versions, and records that are damaged, from the newest
 * version that can be read. The program deletes nothing but papers that became exempt, and of those no version is left:
 * what else is deleted is an accident. Nothing that stands and can be read is changed, and every version stays: to run
 * it again changes nothing.
 */
export async function recoverBucket(bucket: Bucket): Promise<Recovered[]> {
  const recovered: Recovered[] = []
  for (const [key, { versions, isDeleted }] of await everythingIn(bucket)) {
    const isRead = (version: string) => isReadable(bucket, key, version)
    const [newest = ''] = versions
    if (!isDeleted && (await isRead(newest))) continue
    const sound = await first(versions, isRead)
    if (sound === null) continue
    await putBack(bucket, key, sound)
    const because = isDeleted ? 'it was deleted' : 'what stood there was damaged'
    recovered.push({ address: `s3://${bucket.name}/${bucket.prefix}${key}`, because })
  }
  return recovered
}

async function first(
  versions: string[],
  holds: (version: string) => Promise<boolean>,
): Promise<string | null> {
  for (const version of versions) if (await holds(version)) return version
  return null
}

/** Papers are kept under their own hash, and checked when they are used; a record has to be JSON. */
async function isReadable(bucket: Bucket, key: string, version: string): Promise<boolean> {
  if (!key.endsWith('.json')) return true
  const got = await getObject(bucket, key, version)
  try {
    JSON.parse(new TextDecoder().decode(got?.bytes))
    return true
  } catch {
    return false
  }
}

const putBack = ({ s3, name, prefix }: Bucket, key: string, version: string): Promise<unknown> =>
  s3.send(
    new CopyObjectCommand({
      Bucket: name,
      Key: prefix + key,
      CopySource: `${name}/${encodeURIComponent(prefix + key)}?versionId=${encodeURIComponent(version)}`,
    }),
  )

async function everythingIn({ s3, name, prefix }: Bucket): Promise<Map<string, Kept>> {
  const found = new Map<string, Kept>()
  const kept = (key: string): Kept => {
    const standing = found.get(key) ?? { versions: [], isDeleted: false }
    found.set(key, standing)
    return standing
  }
  for await (const page of versionPages({ s3, name, prefix })) {
    for (const { Key = '', VersionId = '' } of page.Versions ?? [])
      kept(Key.slice(prefix.length)).versions.push(VersionId)
    for (const { Key = '', IsLatest } of page.DeleteMarkers ?? [])
      if (IsLatest === true) kept(Key.slice(prefix.length)).isDeleted = true
  }
  return found
}

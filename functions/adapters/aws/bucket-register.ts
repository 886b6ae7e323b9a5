import { createHash } from 'node:crypto'
import { checkKey, inByteOrder } from '../../ports/key.ts'
import type { Kept, Register } from '../../ports/register.ts'
import { type Bucket, getObject, listKeys, putIf, versionPages } from './bucket.ts'

const RECORD = '.json'
/** S3 writes a tag in quotation marks, and wants it back as it came. */
const TAG = /^"[^"]+"$/

/**
 * A register in a bucket that keeps versions: each record one object `<key>.json`, its tag (ETag) the version. A record
 * that comes back to what it said before has that tag again: who shows it has seen what stands.
 */
export function bucketRegister(bucket: Bucket): Register {
  const nameOf = (key: string): string => {
    checkKey(key)
    return key + RECORD
  }
  return {
    async read<T>(key: string) {
      const got = await getObject(bucket, nameOf(key))
      return got && { value: parsed<T>(bucket, key, got.bytes), version: got.tag }
    },
    create: async (key, value) => putIf(bucket, nameOf(key), inJson(value), { IfNoneMatch: '*' }),
    async replace(key, value, version) {
      const name = nameOf(key)
      const body = inJson(value)
      // The same words would keep their tag, and let a second writer show it: one more line makes them another version.
      if (tagOf(body.Body) === version) body.Body += '\n'
      return TAG.test(version) && putIf(bucket, name, body, { IfMatch: version })
    },
    async list(prefix) {
      const names = await listKeys(bucket, prefix)
      const keys = names.flatMap((name) => (name.endsWith(RECORD) ? [name.slice(0, -RECORD.length)] : []))
      return inByteOrder(keys.filter((key) => key.startsWith(prefix)))
    },
    async history<T>(key: string) {
      const kept: Kept<T>[] = []
      for (const id of await versionsOf(bucket, nameOf(key))) {
        const got = await getObject(bucket, nameOf(key), id)
        if (got !== undefined) kept.push({ value: parsed<T>(bucket, key, got.bytes), version: got.tag })
      }
      return kept
    },
  }
}

const tagOf = (text: string): string => `"${createHash('md5').update(text).digest('hex')}"`

/** S3's names for an object's versions, oldest first. */
async function versionsOf(bucket: Bucket, object: string): Promise<string[]> {
  const key = bucket.prefix + object
  const ids: string[] = []
  for await (const { Versions = [], NextKeyMarker } of versionPages(bucket, object)) {
    // Other keys may begin like this one, and come after it.
    for (const { Key, VersionId } of Versions) if (Key === key && VersionId) ids.push(VersionId)
    if (NextKeyMarker !== key) break
  }
  return ids.reverse()
}

function parsed<T>({ name, prefix }: Bucket, key: string, bytes: Uint8Array): T {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as T
  } catch (cause) {
    const where = `s3://${name}/${prefix}${key}${RECORD}`
    throw new Error(`The record ${where} is damaged: it is not JSON. Restore its last version but one.`, {
      cause,
    })
  }
}

/** Laid out for people: the store can be read with nothing but a file browser. */
function inJson(value: unknown): { Body: string; ContentType: string } {
  const text = JSON.stringify(value, null, 2)
  if (text === undefined) throw new TypeError('A record has to be a value that JSON can write')
  return { Body: `${text}\n`, ContentType: 'application/json' }
}

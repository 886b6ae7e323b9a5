/** How S3 tells apart the files that were put under one key, one after another. */
export interface ObjectMarks {
  versionId?: string | null | undefined
  /** As S3 writes it, in quotation marks, or as others pass it on, without. */
  eTag?: string | null | undefined
}

/** What objects' versions and tags are made of; it becomes part of a record's key. */
const MARK = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,199}$/

/**
 * The version of an object in one word: its own where the bucket keeps versions, else its tag, which is of its bytes.
 * Null where it has neither.
 */
export function objectVersion({ versionId, eTag }: ObjectMarks): string | null {
  const isVersioned = versionId != null && versionId !== '' && versionId !== 'null'
  const mark = isVersioned ? versionId : (eTag ?? '').replaceAll('"', '')
  return MARK.test(mark) ? mark : null
}

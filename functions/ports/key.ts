/**
 * Room for the longest e-mail address that anybody has, and for the `.json` that a folder adds, within the 255
 * bytes that file systems grant a name.
 */
const LONGEST_SEGMENT = 240
/** S3 grants a key 1024 bytes, and the store's own prefix takes some. */
const LONGEST_KEY = 900

/** UTF-8 takes at most three bytes for each of a string's units: short words need no counting. */
const isLonger = (words: string, bytes: number): boolean =>
  words.length * 3 > bytes && new TextEncoder().encode(words).length > bytes

/** Why a word may not stand between the slashes of a key; nothing where it may. */
function whyUnfit(segment: string): string | undefined {
  if (segment === '') return 'it has an empty part'
  if (segment.startsWith('.')) return `"${segment}" begins with a dot`
  if (segment.includes('\\')) return `"${segment}" holds a backslash`
  // Every store would write a lone surrogate as the same replacement character, so that two keys became one.
  if (/\p{Cc}/u.test(segment) || !segment.isWellFormed()) return 'it holds characters that do not print'
  return isLonger(segment, LONGEST_SEGMENT) ? `a part is longer than ${LONGEST_SEGMENT} bytes` : undefined
}

function check(what: string, whole: string, segments: string[]): void {
  const why = segments.map(whyUnfit).find((one) => one !== undefined)
  if (why !== undefined) throw new RangeError(`"${whole}" is no ${what} of a store: ${why}`)
  if (isLonger(whole, LONGEST_KEY))
    throw new RangeError(`A ${what} of a store is longer than ${LONGEST_KEY} bytes`)
}

/**
 * Throws for what cannot be a key of any store, so that no key ever leads out of the store's own folder:
 * empty parts, parts that begin with a dot (`..` among them), backslashes, control characters, and what is too long.
 */
export const checkKey = (key: string): void => check('key', key, key.split('/'))

/** A prefix as its whole folders, each with its slash, and the beginning of a name that follows them. */
export interface SplitPrefix {
  folder: string
  rest: string
}

/** Splits a prefix at its last slash. Throws for a prefix that no key can have. */
export function splitPrefix(prefix: string): SplitPrefix {
  const cut = prefix.lastIndexOf('/') + 1
  const segments = prefix.split('/')
  check('prefix', prefix, segments.at(-1) === '' ? segments.slice(0, -1) : segments)
  return { folder: prefix.slice(0, cut), rest: prefix.slice(cut) }
}

const SURROGATE = /[\ud800-\udfff]/

/** Sorts keys by the bytes of their UTF-8, in place, as S3 does. */
export const inByteOrder = (keys: string[]): string[] =>
  // UTF-16 sorts as UTF-8 does, but for characters beyond its first plane.
  keys.some((key) => SURROGATE.test(key))
    ? keys.sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
    : keys.sort()

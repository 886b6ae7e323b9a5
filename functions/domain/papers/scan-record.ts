/** What was found by a scanner that looks at files where they lie. It never changes its mind to the better. */
export type RecordedVerdict =
  | { was: 'clean' }
  | { was: 'infected'; by: string }
  | { was: 'not-scanned'; because: string }

/**
 * What was told of one file: `scans/<key>/<version>`. Of the version too, since a form may be used twice: what was
 * found in the first file that was put under a key says nothing of the second.
 */
export interface ScanRecord {
  key: string
  version: string
  verdict: RecordedVerdict
  /** Europe/London wall-clock time at which it was told. */
  at: string
}

export const scanKey = ({ key, version }: { key: string; version: string }): string =>
  `scans/${key}/${version}`

/** Messages come twice, and late. What was told first stands; but harm, once found, is never forgotten. */
export const outweighs = (told: RecordedVerdict, standing: RecordedVerdict): boolean =>
  told.was === 'infected' && standing.was !== 'infected'

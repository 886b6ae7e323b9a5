import type { Scanned } from '../domain/papers/findings.ts'
import { infected, mustBeLookedThrough, notLookedThrough } from '../domain/papers/scanned.ts'
import type { LyingAt, MalwareScanner } from '../ports/malware-scanner.ts'

export interface ScannerTools {
  scanner: MalwareScanner
  /** Only what a scanner found clean is taken. */
  mustScan: boolean
}

type LookedForHarm = 'waiting' | { refused: string } | { scanned: Scanned; warnings: string[] }

/** Has a file looked through for harm, as it was sent. What was not looked through is never taken for clean. */
export async function lookForHarm(
  { scanner, mustScan }: ScannerTools,
  { bytes, liesAt }: { bytes: Uint8Array; liesAt: LyingAt | null },
): Promise<LookedForHarm> {
  const scan = await scanner.scan({ bytes, liesAt })
  switch (scan.was) {
    case 'waiting':
      return 'waiting'
    case 'infected':
      return { refused: infected(scan.by) }
    case 'clean':
      return { scanned: 'clean', warnings: [] }
    case 'not-scanned':
      if (mustScan) return { refused: mustBeLookedThrough(scan.because ?? 'no malware scanner is set up') }
      // Where no scanner is set up, that is no fault of the file.
      return {
        scanned: 'not-scanned',
        warnings: scan.because === null ? [] : [notLookedThrough(scan.because)],
      }
  }
}

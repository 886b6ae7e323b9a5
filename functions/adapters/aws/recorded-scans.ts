import { type ScanRecord, scanKey } from '../../domain/papers/scan-record.ts'
import type { MalwareScanner } from '../../ports/malware-scanner.ts'
import type { Register } from '../../ports/register.ts'

const MINUTE = 60_000
/** A scan takes seconds, and minutes where S3 is busy. */
const PATIENCE_MINUTES = 30

/**
 * Answers from what GuardDuty told of files where they lie. It waits while nothing was told, and half an hour after the
 * file arrived it says that nothing was.
 */
export const recordedScans = (
  register: Register,
  now: () => number,
  patience: number = PATIENCE_MINUTES,
): MalwareScanner => ({
  async scan({ liesAt }) {
    if (liesAt === null) return { was: 'not-scanned', because: 'the malware scanner has no way to it' }
    const kept = await register.read<ScanRecord>(scanKey(liesAt))
    if (kept !== undefined) return kept.value.verdict
    const isLate = now() - Date.parse(liesAt.since) > patience * MINUTE
    return isLate
      ? { was: 'not-scanned', because: `the malware scanner said nothing of it in ${patience} minutes` }
      : { was: 'waiting' }
  },
})

import { outweighs, type RecordedVerdict, type ScanRecord, scanKey } from '../domain/papers/scan-record.ts'
import { offerOf } from '../domain/submissions/upload-offer.ts'
import type { Clock } from '../ports/clock.ts'
import type { Register } from '../ports/register.ts'
import { changeRecord } from './change-record.ts'

/**
 * Writes down what a scanner told of an upload, once. Answers the offer that the file belongs to, so that whoever waits
 * for it is told; null for a file that is none of ours, of which nothing is written.
 */
export async function recordScan(
  tools: { register: Register; clock: Clock },
  { key, version, verdict }: { key: string; version: string; verdict: RecordedVerdict },
): Promise<string | null> {
  const offer = offerOf(key)
  if (offer === null) return null
  const record: ScanRecord = { key, version, verdict, at: tools.clock.wallTime() }
  const place = scanKey(record)
  if (!(await tools.register.create(place, record)))
    await changeRecord<ScanRecord, null>(tools, place, (standing) =>
      outweighs(verdict, standing.verdict) ? { next: record, answer: null } : { keep: null },
    )
  return offer
}

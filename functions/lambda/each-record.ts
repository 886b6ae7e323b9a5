import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'

/** Takes a batch's records one after another, and names those that failed, so that only they come again. */
export async function eachRecord(
  { Records }: SQSEvent,
  take: (record: SQSRecord) => Promise<void>,
): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = []
  for (const record of Records) {
    try {
      await take(record)
    } catch (fault) {
      const because = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
      process.stdout.write(`${JSON.stringify({ level: 'error', message: record.messageId, because })}\n`)
      batchItemFailures.push({ itemIdentifier: record.messageId })
    }
  }
  return { batchItemFailures }
}

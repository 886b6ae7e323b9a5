import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { recordScan } from '../steps/record-scan.ts'
import { scanTold } from '../wiring/aws-scanning.ts'
import { eachRecord } from './each-record.ts'

/** What is told of no upload of ours is left alone. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  eachRecord(event, async ({ body }) => {
    const scan = await scanTold(process.env, JSON.parse(body))
    const offer = scan === null ? null : await recordScan(scan.tools, scan.told)
    if (offer !== null) await scan?.lookAgain.soon(offer)
  })

import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { arrivalIn } from '../adapters/aws/arrival.ts'
import { offerOf } from '../domain/submissions/upload-offer.ts'
import { receiveReport } from '../steps/receive-report.ts'
import { receiveTools } from '../wiring/aws-receiving.ts'
import { eachRecord } from './each-record.ts'

/** A report counts as sent when its last file was there, however long it waited to be looked at. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  eachRecord(event, async ({ body }) => {
    const { at, key } = arrivalIn(body)
    const offer = offerOf(key)
    if (offer !== null) await receiveReport(await receiveTools(process.env, at), offer)
  })

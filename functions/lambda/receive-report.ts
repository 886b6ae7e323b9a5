import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { arrivalIn } from '../adapters/aws/arrival.ts'
import { receiveReport } from '../steps/receive-report.ts'
import { lookAgainAt, offersToldOf, receiveTools } from '../wiring/aws-receiving.ts'
import { eachRecord } from './each-record.ts'

/** A report counts as sent when its last file was there, however long it waited to be looked at. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  eachRecord(event, async ({ body }) => {
    const { at, key } = arrivalIn(body)
    for (const offer of await offersToldOf(process.env, key)) {
      const outcome = await receiveReport(await receiveTools(process.env, { at, offer }), offer)
      if (outcome === 'waiting') await lookAgainAt(process.env, at).later(offer)
    }
  })

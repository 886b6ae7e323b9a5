import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { arrivalIn } from '../adapters/aws/arrival.ts'
import { orderOf } from '../adapters/aws/order-keys.ts'
import { convertPaper } from '../steps/convert-paper.ts'
import { conversionTools } from '../wiring/aws-converting.ts'
import { eachRecord } from './each-record.ts'

/** Runs in a container of its own that has LibreOffice (infra/images), and a way to S3 and nowhere else. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  eachRecord(event, async ({ body }) => {
    const order = orderOf(arrivalIn(body).key)
    if (order?.folder === 'conversions') await convertPaper(await conversionTools(process.env), order.id)
  })

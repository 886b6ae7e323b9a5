import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { arrivalIn } from '../adapters/aws/arrival.ts'
import { orderOf } from '../adapters/aws/order-keys.ts'
import { recogniseText } from '../steps/recognise-text.ts'
import { readingTools } from '../wiring/aws-reading.ts'
import { eachRecord } from './each-record.ts'

/** Carries its reader and the reader's model with it, and has a way to S3 and nowhere else. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  eachRecord(event, async ({ body }) => {
    const order = orderOf(arrivalIn(body).key)
    if (order?.folder === 'readings') await recogniseText(readingTools(process.env), order.id)
  })

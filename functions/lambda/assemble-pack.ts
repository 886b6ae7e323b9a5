import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { packRequestIn } from '../adapters/aws/pack-request.ts'
import { compileOnRequest } from '../steps/compile-on-request.ts'
import { assembleTools } from '../wiring/aws-packing.ts'
import { eachRecord } from './each-record.ts'

/** A refusal is told to whoever asked, by the request's record: asking again would be refused again. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  eachRecord(event, async ({ body, attributes }) => {
    const tools = await assembleTools(process.env, new Date(Number(attributes.SentTimestamp)).toISOString())
    try {
      await compileOnRequest(tools, packRequestIn(body))
    } finally {
      await tools.close()
    }
  })

import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { packRequestIn } from '../adapters/aws/pack-request.ts'
import { assemblePack } from '../steps/assemble-pack.ts'
import { assembleTools } from '../wiring/aws-packing.ts'
import { eachRecord } from './each-record.ts'

/** A refusal is told to whoever asked, by the log: asking again would be refused again. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  eachRecord(event, async ({ body, attributes }) => {
    const tools = await assembleTools(process.env, new Date(Number(attributes.SentTimestamp)).toISOString())
    try {
      const answer = await assemblePack(tools, packRequestIn(body))
      if ('refused' in answer) process.stdout.write(`${JSON.stringify({ level: 'warn', ...answer })}\n`)
    } finally {
      await tools.close()
    }
  })

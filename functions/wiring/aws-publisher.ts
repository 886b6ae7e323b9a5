import { LambdaClient } from '@aws-sdk/client-lambda'
import { tellFunction } from '../adapters/aws/ask-function.ts'
import type { PageTools } from '../web/web-tools.ts'
import type { AwsSettings } from './settings.ts'

/** Has the public's pages brought up to date by a function that may write them; nobody waits for it. */
export function publisher({ region, publisher: name }: AwsSettings): PageTools['publish'] {
  if (name === null) return null
  const lambda = new LambdaClient({ region })
  return (committee) => tellFunction(lambda, name, JSON.stringify({ committee }))
}

import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'

/** Leaves a Lambda function something to do, and does not wait: what fails is tried again twice. */
export async function tellFunction(lambda: LambdaClient, name: string, payload: string): Promise<void> {
  await lambda.send(new InvokeCommand({ FunctionName: name, Payload: payload, InvocationType: 'Event' }))
}

/** Asks a Lambda function, and waits for its answer. Throws `failed`, with its own words, where it did. */
export async function askFunction<T>(
  lambda: LambdaClient,
  { name, payload, failed }: { name: string; payload: string; failed: string },
): Promise<T> {
  const answer = await lambda.send(new InvokeCommand({ FunctionName: name, Payload: payload }))
  const said = new TextDecoder().decode(answer.Payload)
  if (answer.FunctionError !== undefined) throw new Error(`${failed}: ${said}`)
  return JSON.parse(said) as T
}

import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda'
import { officerApp } from '../web/app.ts'
import { pagesTools } from '../wiring/aws-pages.ts'

/** A function answers one request after another: today is that of the one in hand. */
let now = 0
let app: ReturnType<typeof handle> | null = null

/** A request as an HTTP API hands it on. */
type Asked = LambdaEvent & { requestContext: { timeEpoch: number } }

export const handler = async (event: Asked, context: LambdaContext) => {
  now = event.requestContext.timeEpoch
  app ??= handle(officerApp(await pagesTools(process.env, () => now)))
  return app(event, context)
}

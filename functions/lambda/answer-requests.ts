import type { Hono } from 'hono'
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda'
import type { Env } from '../web/page.ts'

/** A request as an HTTP API hands it on. */
type Asked = LambdaEvent & { requestContext: { timeEpoch: number } }

/** Answers an HTTP API's requests with an app that is made once, for as long as the function stays warm. */
export function answerRequests(make: (now: () => number) => Promise<Hono<Env>>) {
  /** A function answers one request after another: today is that of the one in hand. */
  let now = 0
  let app: ReturnType<typeof handle> | null = null
  return async (event: Asked, context: LambdaContext) => {
    now = event.requestContext.timeEpoch
    app ??= handle(await make(() => now))
    return app(event, context)
  }
}

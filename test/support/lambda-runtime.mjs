// What AWS's own runtime for Node does: asks for events, hands them to the handler, and tells what it answered.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const { AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT } = process.env
const api = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`
const tell = (path, body) => fetch(`${api}/${path}`, { method: 'POST', body: JSON.stringify(body ?? null) })

const { handler } = await import(pathToFileURL(join(LAMBDA_TASK_ROOT, 'index.mjs')).href)
for (;;) {
  const next = await fetch(`${api}/next`)
  const id = next.headers.get('lambda-runtime-aws-request-id')
  try {
    await tell(`${id}/response`, await handler(await next.json()))
  } catch (fault) {
    await tell(`${id}/error`, { errorMessage: String(fault?.message), errorType: fault?.name })
  }
}

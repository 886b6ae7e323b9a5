// What AWS's own images for Node bring, and Debian's does not: asks Lambda for events, hands them to the handler, and
// tells what it answered (docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html). By plain HTTP, a connection each time:
// Lambda answers after hours of sleep, and `fetch` gives up after five minutes.
import { request } from 'node:http'
import { text } from 'node:stream/consumers'

const { handler } = await import(new URL('./index.mjs', import.meta.url).href)

const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`

const ask = (path, method, body) =>
  new Promise((resolve, reject) => {
    const asked = request(`${api}/${path}`, { method, agent: false }, async (answer) => {
      resolve({ id: answer.headers['lambda-runtime-aws-request-id'], body: await text(answer) })
    })
    asked.once('error', reject)
    asked.end(body)
  })

const tell = (path, body) => ask(path, 'POST', JSON.stringify(body ?? null))

for (;;) {
  const { id, body } = await ask('next', 'GET')
  try {
    await tell(`${id}/response`, await handler(JSON.parse(body)))
  } catch (fault) {
    await tell(`${id}/error`, { errorMessage: String(fault?.message), errorType: fault?.name })
  }
}

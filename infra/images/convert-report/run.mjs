// What AWS's own images for Node bring, and Debian's does not: asks Lambda for events, hands them to the handler, and
// tells what it answered (docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html).
const { handler } = await import(new URL('./index.mjs', import.meta.url).href)

const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`

async function tell(path, body) {
  const told = await fetch(`${api}/${path}`, { method: 'POST', body: JSON.stringify(body ?? null) })
  await told.arrayBuffer()
}

for (;;) {
  const next = await fetch(`${api}/next`)
  const id = next.headers.get('lambda-runtime-aws-request-id')
  try {
    await tell(`${id}/response`, await handler(await next.json()))
  } catch (fault) {
    await tell(`${id}/error`, { errorMessage: String(fault?.message), errorType: fault?.name })
  }
}

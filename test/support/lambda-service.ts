import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LambdaFunction } from './lambda-function.ts'

export interface LambdaService {
  endpoint: string
  /** What functions were asked by other functions, in order. */
  asked: readonly unknown[]
  close(): void
}

/** As much of AWS Lambda's own interface as one function needs to call another. */
export async function lambdaService(
  find: (name: string) => Promise<LambdaFunction>,
  may: (who: string, action: string, resource: string) => boolean,
): Promise<LambdaService> {
  const asked: unknown[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const [, name = ''] = /\/functions\/([^/]+)\/invocations/.exec(request.url ?? '') ?? []
    const [, who = ''] = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '') ?? []
    if (!may(who, 'lambda:InvokeFunction', `arn:aws:…:${decodeURIComponent(name)}`)) {
      response.writeHead(403, { 'x-amzn-errortype': 'AccessDeniedException' }).end('{}')
      return
    }
    // Whoever only leaves something to do is not told what became of it.
    const isTold = request.headers['x-amz-invocation-type'] !== 'Event'
    if (!isTold) response.writeHead(202).end()
    try {
      const event: unknown = JSON.parse(Buffer.concat(chunks).toString())
      asked.push(event)
      const called = await find(decodeURIComponent(name))
      const answer = await called.invoke(event)
      if (isTold) response.end(JSON.stringify(answer))
    } catch (fault) {
      if (isTold)
        response
          .writeHead(200, { 'x-amz-function-error': 'Unhandled' })
          .end(JSON.stringify({ errorMessage: String(fault) }))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    asked,
    endpoint: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

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
export async function lambdaService(find: (name: string) => Promise<LambdaFunction>): Promise<LambdaService> {
  const asked: unknown[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const [, name = ''] = /\/functions\/([^/]+)\/invocations/.exec(request.url ?? '') ?? []
    try {
      const event: unknown = JSON.parse(Buffer.concat(chunks).toString())
      asked.push(event)
      const called = await find(decodeURIComponent(name))
      response.end(JSON.stringify(await called.invoke(event)))
    } catch (fault) {
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

import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface JsonServices {
  endpoint: string
  /** What Secrets Manager keeps, by name. */
  secrets: Record<string, string>
  /** Messages that were sent to queues, in order. */
  sent: { queue: string; body: string; delay: number }[]
  close(): void
}

/** As much of Amazon SQS and AWS Secrets Manager as a function needs: both speak JSON, and are told apart by its head. */
export async function jsonServices(
  may: (who: string, action: string, resource: string) => boolean,
): Promise<JsonServices> {
  const state = { secrets: {} as Record<string, string>, sent: [] as JsonServices['sent'] }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const asked = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>
    const [, who = ''] = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '') ?? []
    const [service, act] = String(request.headers['x-amz-target']).split('.')
    const say = (status: number, words: object) =>
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(words))
    const refuse = (type: string) => say(400, { __type: type, message: type })
    if (service === 'secretsmanager' && act === 'GetSecretValue') {
      const name = asked.SecretId ?? ''
      if (!may(who, 'secretsmanager:GetSecretValue', name)) return refuse('AccessDeniedException')
      const words = state.secrets[name]
      return words === undefined ? refuse('ResourceNotFoundException') : say(200, { SecretString: words })
    }
    if (service === 'AmazonSQS' && act === 'SendMessage') {
      const { QueueUrl = '', MessageBody: body = '', DelaySeconds = 0 } = asked
      const queue = QueueUrl.split('/').at(-1) ?? ''
      if (!may(who, 'sqs:SendMessage', `arn:aws:…:${queue}`)) return refuse('AccessDenied')
      state.sent.push({ queue, body, delay: Number(DelaySeconds) })
      return say(200, { MessageId: '1', MD5OfMessageBody: createHash('md5').update(body).digest('hex') })
    }
    return refuse('UnknownOperationException')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(state, {
    endpoint: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  })
}

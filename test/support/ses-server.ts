import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SESClient } from '@aws-sdk/client-ses'

/** A mail as Amazon SES took it. */
export interface TakenMail {
  raw: Buffer
  destinations: string[]
  configurationSet: string | null
  tags: Record<string, string>
}

/** As much of Amazon SES as Packhorse uses: SendRawEmail, and what it answers when it will not. */
export interface SesServer {
  endpoint: string
  taken: TakenMail[]
  /** By address: status, code and words of the answer. */
  refusals: Record<string, [status: number, code: string, words: string]>
  /** Answers so many next mails with "Throttling". */
  throttled: number
  /** Takes the next mail, and hangs up instead of saying so. */
  hangsUp: boolean
  close(): Promise<void>
}

export async function sesServer(): Promise<SesServer> {
  const state = {
    taken: [] as TakenMail[],
    refusals: {} as SesServer['refusals'],
    throttled: 0,
    hangsUp: false,
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const members = (name: string): string[] =>
      [...form].filter(([key]) => key.startsWith(`${name}.member.`)).map(([, value]) => value)
    const destinations = members('Destinations')
    const say = (status: number, xml: string) =>
      response.writeHead(status, { 'content-type': 'text/xml' }).end(xml)
    const refuse = (status: number, code: string, words: string) =>
      say(
        status,
        `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${words}</Message></Error></ErrorResponse>`,
      )
    if (state.throttled > 0) {
      state.throttled -= 1
      return refuse(400, 'Throttling', 'Maximum sending rate exceeded.')
    }
    const refusal = state.refusals[destinations[0] ?? '']
    if (refusal !== undefined) return refuse(...refusal)
    const tags = members('Tags')
    state.taken.push({
      raw: Buffer.from(form.get('RawMessage.Data') ?? '', 'base64'),
      destinations,
      configurationSet: form.get('ConfigurationSetName'),
      tags: Object.fromEntries(
        tags.flatMap((name, at) => (at % 2 === 0 ? [[name, tags[at + 1] ?? '']] : [])),
      ),
    })
    if (state.hangsUp) return request.socket.destroy()
    return say(
      200,
      `<SendRawEmailResponse><SendRawEmailResult><MessageId>ses-${state.taken.length}</MessageId></SendRawEmailResult></SendRawEmailResponse>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(state, {
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  })
}

/** A client for a peer of SES, with the one attempt that the mailer wants. */
export const sesAt = (endpoint: string): SESClient =>
  new SESClient({
    endpoint,
    region: 'eu-west-2',
    maxAttempts: 1,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })

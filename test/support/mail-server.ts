import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

export interface MailServer {
  url: string
  /** What it took, in order. */
  taken: Buffer[]
  /** The answer to a recipient instead of yes: `{ 'x@y.example': '550 no such mailbox' }`. */
  refusals: Record<string, string>
  /** Drops every connection without a word. */
  hangUp(): void
}

/** A real SMTP server on loopback, gone after the test. `onData` can be told to behave badly. */
export async function aMailServer(options: Pick<SMTPServerOptions, 'onData'> = {}): Promise<MailServer> {
  const taken: Buffer[] = []
  const refusals: Record<string, string> = {}
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    onRcptTo({ address }, _session, answer) {
      const [, code, words] = /^(\d{3}) (.*)$/.exec(refusals[address] ?? '') ?? []
      answer(code === undefined ? null : Object.assign(new Error(words), { responseCode: Number(code) }))
    },
    onData(stream, _session, answer) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        taken.push(Buffer.concat(chunks))
        answer(null, 'queued as 4XyZ')
      })
    },
    ...options,
  })
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => sockets.add(socket))
  // A client that gives up in the middle is what some tests are about.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    refusals,
    hangUp: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}

import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A line to a server that can be cut: everything on it breaks off, and nothing comes through until it is mended. */
export interface CutLine {
  address: string
  /** How many bytes went to the server. */
  carried(): number
  /** Cuts the line as soon as it has carried so many bytes. */
  cutAt(bytes: number): void
  mend(): void
  close(): Promise<void>
}

export async function cutLine(to: string): Promise<CutLine> {
  const { hostname, port } = new URL(to)
  const sockets = new Set<Socket>()
  let carried = 0
  let limit = Number.POSITIVE_INFINITY
  let isCut = false
  const cut = (): void => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  const server = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = connect(Number(port), hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      // A cut line is what is wanted here.
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.on('data', (bytes) => {
      carried += bytes.length
      if (carried >= limit) cut()
    })
    near.pipe(far)
    far.pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    carried: () => carried,
    cutAt: (bytes) => {
      limit = bytes
    },
    mend: () => {
      limit = Number.POSITIVE_INFINITY
      isCut = false
    },
    close: () => {
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

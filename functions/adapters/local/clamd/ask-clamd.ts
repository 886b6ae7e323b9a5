import { connect, type NetConnectOpts } from 'node:net'

/** Its answer; or what went wrong, for each of which something else can be done. */
export type ClamdAnswer = { said: string } | { fault: 'unreachable' | 'silent' | 'broke-off' }

/** What clamd asks of a stream's parts is only that each says its length; this many bytes are sent at once. */
const PART = 64 * 1024
/** No answer of clamd's is longer. What sends more is something else. */
const LONGEST_ANSWER = 4096

/**
 * Sends clamd one command, with a file where it wants one, and reads its one answer (clamd(8), "COMMANDS": with a `z`
 * before it a command and its answer end in a zero byte). Every ask has a connection of its own, which is closed at once
 * when the time is up.
 */
export function askClamd(
  where: NetConnectOpts,
  command: 'VERSION' | 'INSTREAM',
  file: Uint8Array | null,
  patience: number,
): Promise<ClamdAnswer> {
  return new Promise((resolve) => {
    const socket = connect(where)
    const alarm = setTimeout(() => finish({ fault: 'silent' }), patience)
    let heard = ''
    let isConnected = false
    let sent = 0

    function finish(answer: ClamdAnswer): void {
      clearTimeout(alarm)
      socket.destroy()
      resolve(answer)
    }

    /** It may answer before it has heard all, as it does of a file that is too large, and close at once. */
    function giveUp(): void {
      const end = heard.indexOf('\0')
      if (end !== -1) finish({ said: heard.slice(0, end).trim() })
      else finish({ fault: isConnected ? 'broke-off' : 'unreachable' })
    }

    function send(): void {
      if (file === null) return
      while (sent < file.length) {
        const part = file.subarray(sent, sent + PART)
        sent += part.length
        socket.write(lengthOf(part.length))
        if (!socket.write(part)) return
      }
      socket.off('drain', send)
      socket.write(lengthOf(0))
    }

    socket.on('connect', () => {
      isConnected = true
      socket.write(`z${command}\0`)
      send()
    })
    socket.on('drain', send)
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1')
      if (heard.includes('\0') || heard.length > LONGEST_ANSWER) giveUp()
    })
    socket.on('error', giveUp).on('close', giveUp)
  })
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}

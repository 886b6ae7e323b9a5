import type { Progress } from '../../ports/progress.ts'

const WIDTH = 24

/** A bar on a terminal, which goes away when the work is done; nothing at all elsewhere. */
export function terminalProgress(stream: { isTTY?: boolean; write(text: string): unknown }): Progress {
  return {
    at(done, total, doing) {
      if (!stream.isTTY) return
      const filled = total === 0 ? WIDTH : Math.round((done / total) * WIDTH)
      const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled)
      stream.write(done >= total ? '\r\x1b[2K' : `\r\x1b[2K${bar}  ${doing}`)
    },
  }
}

import type { Log } from '../ports/log.ts'

const line = (level: string, message: string, facts: Record<string, unknown> = {}): string =>
  `${JSON.stringify({ level, message, ...facts })}\n`

/** One line of JSON each, as CloudWatch reads it. */
export const jsonLog: Log = {
  info: (message, facts) => process.stdout.write(line('info', message, facts)),
  warn: (message, facts) => process.stdout.write(line('warn', message, facts)),
}

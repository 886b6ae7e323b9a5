/** What an operator reads. Never the text of a report, and never the name of an exempt file. */
export interface Log {
  info(message: string, facts?: Record<string, unknown>): void
  warn(message: string, facts?: Record<string, unknown>): void
}

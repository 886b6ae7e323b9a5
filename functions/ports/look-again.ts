/** Has an upload looked at once more that waits for another part of the pipeline. */
export interface LookAgain {
  /** Now: something was told that it waited for. */
  soon(offer: string): Promise<void>
  /** In a while, so that nobody waits for ever for what is never told. */
  later(offer: string): Promise<void>
}

/** Files that the public reads, under their addresses: written anew whenever they change. */
export interface PublicSite {
  /** The file under a path (`highways/2017-07-26/index.html`); nothing where there is none. */
  read(path: string): Promise<Uint8Array | undefined>
  /** Writes a file, whole or not at all. */
  write(path: string, content: Uint8Array): Promise<void>
  /** Every path, in order. */
  list(): Promise<string[]>
}

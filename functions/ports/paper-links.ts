/** What a browser is told of a file that it is given. */
export interface FileGiven {
  /** The name to save it under: letters, digits, dots and hyphens. */
  name: string
  kind: 'application/pdf' | 'application/zip' | 'text/csv; charset=utf-8'
  /** Whether it is shown at once, or saved. */
  shown: boolean
}

/** Hands files over past the program, where its own answers hold less than they may have. */
export interface PaperLinks {
  /** An address of a paper that is kept, good for a minute, for whoever has it. */
  toKept(paper: { store: 'open' | 'restricted'; key: string }, given: FileGiven): Promise<string>
  /** Lays a file aside that is made for this reader alone, and answers such an address of it. */
  toMade(bytes: Uint8Array, given: FileGiven): Promise<string>
}

/**
 * Files that are written once and never changed: uploads and packs. There are two, with keys and roles of
 * their own: what is exempt lies in `restricted` and never beside what is `open`.
 */
export interface DocumentStore {
  readonly name: 'open' | 'restricted'
  /**
   * Keeps the bytes under the key. The same bytes again change nothing;
   * other bytes under a key in use throw `AlreadyKept`.
   */
  put(key: string, bytes: Uint8Array): Promise<void>
  get(key: string): Promise<Uint8Array | undefined>
  /**
   * Takes a document out, and every earlier version of it: one that became exempt, and must not lie in the open any
   * more. Nothing else is ever taken out. Where there is none, nothing happens.
   */
  remove(key: string): Promise<void>
  /** Every key that begins with `prefix`, in order of its bytes. */
  list(prefix: string): Promise<string[]>
  /** Where a person finds the file: a path, or an `s3://` address. */
  whereabouts(key: string): string
}

/** A key of the document store is in use, and by other bytes. */
export class AlreadyKept extends Error {
  constructor(store: string, key: string) {
    super(
      `The ${store} store keeps other bytes under "${key}" already, and a kept file is never overwritten.`,
    )
    this.name = 'AlreadyKept'
  }
}

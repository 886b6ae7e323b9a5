/** A record as it was read: what it says, and the tag that a later change must show. */
export interface Kept<T> {
  value: T
  /** Opaque. Changes with every change of the record. */
  version: string
}

/**
 * The council's records: one JSON document under each key, changed by compare-and-swap.
 * Keys are `/`-separated and end without a slash: `meetings/childrens-services/2017-07-26`.
 * Every earlier version is kept.
 */
export interface Register {
  read<T>(key: string): Promise<Kept<T> | undefined>
  /** Makes the record unless one stands under the key already. True when this call made it. */
  create<T>(key: string, value: T): Promise<boolean>
  /** Writes the next version if `version` is still the newest. False when somebody else was first. */
  replace<T>(key: string, value: T, version: string): Promise<boolean>
  /** Every key that begins with `prefix`, in order of its bytes. */
  list(prefix: string): Promise<string[]>
  /** All versions of a record, oldest first; empty when there is none. */
  history<T>(key: string): Promise<Kept<T>[]>
}

/** Makes what nobody can guess, and tells it again without keeping it. */
export interface Secrets {
  /** 256 random bits, in letters, digits, `-` and `_`. */
  token(): string
  /** What is kept in its place: a digest from which it cannot be got back. */
  digest(token: string): string
}

/** SHA-256 of bytes or of UTF-8 text, in lower-case hexadecimal. */
export type Hasher = (content: Uint8Array | string) => string

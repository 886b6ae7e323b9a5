import { createHash } from 'node:crypto'

/** Bytes that only grow at their end, in blocks that are never moved: what was added is not changed any more. */
export interface ByteBlocks {
  readonly length: number
  /** Copies the bytes, so that whatever they were a part of can be let go. */
  add(bytes: Uint8Array): void
  /** The first half of the SHA-256 of everything so far: 16 bytes. */
  sha256(): Uint8Array
  bytes(): Uint8Array
}

const BLOCK = 1 << 22

export function byteBlocks(): ByteBlocks {
  const full: Uint8Array[] = []
  let block = new Uint8Array(BLOCK)
  let used = 0
  let before = 0
  const all = (): Uint8Array[] => [...full, block.subarray(0, used)]
  return {
    get length() {
      return before + used
    },
    add(bytes) {
      for (let from = 0; from < bytes.length; ) {
        if (used === BLOCK) {
          full.push(block)
          before += BLOCK
          block = new Uint8Array(BLOCK)
          used = 0
        }
        const part = bytes.subarray(from, from + BLOCK - used)
        block.set(part, used)
        used += part.length
        from += part.length
      }
    },
    sha256() {
      const hash = createHash('sha256')
      for (const part of all()) hash.update(part)
      return hash.digest().subarray(0, 16)
    },
    bytes: () => Buffer.concat(all()),
  }
}

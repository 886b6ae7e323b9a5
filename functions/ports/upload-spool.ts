import type { Answer } from '../domain/refusal.ts'

/** A file that is being sent in parts. */
export interface SpooledFile {
  id: string
  /** Whose it is, and for which report: to others it is not there. */
  owner: string
  name: string
  /** How large it will be. */
  bytes: number
  /** How much of it is here. */
  arrived: number
}

/**
 * Where files lie that are sent in parts, until they are whole: outside the stores, in limited room, and for a day. A file is
 * under way for one sender at a time: whoever comes back after a cut connection ends what is left of it.
 */
export interface UploadSpool {
  /**
   * Makes room for a file. What the same owner left behind gives way; refuses where too much of theirs is held, or of others
   * is under way.
   */
  begin(file: { owner: string; name: string; bytes: number }): Promise<Answer<SpooledFile>>
  /**
   * Takes a file whose size nobody told, whole or not at all: nothing is kept where it breaks off, which is thrown on. Refuses
   * one of more than `most` bytes, and where too much of others is under way.
   */
  takeWhole(
    file: { owner: string; name: string; most: number },
    content: AsyncIterable<Uint8Array>,
  ): Promise<Answer<SpooledFile>>
  /** What is here of a file; nothing where it is not that owner's, or not here any more. */
  find(owner: string, id: string): Promise<SpooledFile | undefined>
  /**
   * Adds what comes, from a byte on, and answers how much is here then; what came before a connection broke off is kept.
   * Takes nothing where `from` is not what is here, and nothing beyond the size that was told.
   */
  append(file: SpooledFile, from: number, content: ReadableStream<Uint8Array>): Promise<number>
  /** Keeps a file under a key, for whoever looks at it: it gives way to nothing, and its owner finds it no more. */
  hold(file: SpooledFile, key: string): Promise<void>
  /** The file that is held under a key; nothing where there is none, or not any more. */
  heldUnder(key: string): Promise<SpooledFile | undefined>
  read(file: SpooledFile): Promise<Uint8Array>
  drop(file: SpooledFile): Promise<void>
}

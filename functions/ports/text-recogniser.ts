import type { Progress } from './progress.ts'

/** What became of pages that a machine was to read. */
export interface ReadScans {
  /** The same file, with the words laid under their pages; nothing of it looks otherwise. */
  pdf: Uint8Array
  /** Pages whose words were read, from 1. */
  read: number[]
  /** Of those, pages on which the machine itself is unsure of many words. */
  doubtful: number[]
  /** Pages on which it found no words. */
  wordless: number[]
  /** Pages that it did not get to, or that took too long. */
  unread: number[]
}

/** Reads the words of pages that are pictures. Bounded in time and memory; fetches nothing, and never throws for bad input. */
export interface TextRecogniser {
  /** Tells how many of the pages are behind it, as far as that is known here; `waiting` where it is done elsewhere, and not ready. */
  read(pdf: Uint8Array, pages: readonly number[], progress: Progress): Promise<ReadScans | 'waiting'>
}

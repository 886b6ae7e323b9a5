import type { Accessibility } from '../domain/papers/accessibility.ts'
import type { PaperKind } from '../domain/papers/paper-kind.ts'

/** What intake can tell of one PDF file. `unfit` says in plain words what to do. */
export type PdfFindings =
  | {
      verdict: 'fit' | 'fit-with-warnings'
      pages: number
      warnings: string[]
      /** What it says of itself and its author, and the pack does not. Nobody need do anything about it. */
      leftOut: string[]
      accessibility: Accessibility
      /** Where it calls itself exempt or confidential, as a reader finds it: `Page 1`; null where it does not. */
      markedSecret: string | null
    }
  | { verdict: 'unfit'; pages: number | null; reasons: string[]; warnings: string[] }

/** One page of a finished pack, as a reader sees it. */
export interface PageFacts {
  /** The page label: `i`, `ii`, `1`. */
  label: string
  /** The number that is stamped at the foot; null where none is. */
  stampedNumber: string | null
  /** The letter stamped on the page (`A`); null where none is. */
  stampedLetter: string | null
  /** The page's text, lines joined by line feeds. */
  text: string
}

export interface OutlineFacts {
  title: string
  /** Index of the target page from 0; null when it leads nowhere. */
  page: number | null
  children: OutlineFacts[]
}

/** A link that has a target, as its reader sees it. */
export interface LinkFacts {
  /** Index from 0 of the page it stands on. */
  on: number
  /** The words under it. */
  words: string
  /** Index of the page that it leads to; null where it leads to no page of the pack. */
  page: number | null
  /** The address on the web that it leads to. */
  address: string | null
}

/** How far tags and content agree. */
export interface TagFacts {
  /** Structure elements in the tree. */
  elements: number
  /** Pieces of content that an element claims, and that lead to another element or to none. */
  astray: number
  /** Elements that content leads to, and that are not in the tree. */
  unreached: number
  /** Pages whose key the parent tree does not know. */
  unkeyed: number
}

export interface PackFacts {
  title: string | null
  language: string | null
  tagged: boolean
  pages: PageFacts[]
  outline: OutlineFacts[]
  links: LinkFacts[]
  tags: TagFacts
  /** What in the file would run, fetch, open or enclose something, in plain words. */
  outside: string[]
}

export interface PdfReader {
  /**
   * Intake's look at an uploaded file, or at the PDF that was made here of one of this kind: bounded in time and memory,
   * and it never throws for bad input.
   */
  inspect(bytes: Uint8Array, madeFrom?: PaperKind | null): Promise<PdfFindings>
  /** Reads a finished pack for `verify`. Throws where the file is not a readable PDF. */
  read(bytes: Uint8Array): Promise<PackFacts>
  /**
   * A fingerprint of every page by what is drawn on it, but for the stamps: the same where two packs were bound from
   * the same page. Throws where the file is not a readable PDF.
   */
  fingerprints(bytes: Uint8Array): Promise<string[]>
}

import type { OpenChoice } from '../papers/findings.ts'
import type { Mailbox } from '../work-programme/committee.ts'
import type { SecrecyClaim } from './receive-report.ts'

/** A file that an officer is about to send. */
export interface OfferedFile {
  /** The name that the officer's file has. */
  name: string
  secrecy: SecrecyClaim
}

/** What became of an upload. */
export type UploadOutcome =
  | { was: 'taken'; version: number; receipt: string }
  /** `choices`: what its sender may choose, so that its files need not be sent again. */
  | { was: 'refused'; because: string[]; choices?: OpenChoice[] }

/**
 * An upload that was asked for, before its files arrive: `offers/<id>`. What is exempt is told here and not with the
 * files, so that it is known before any of them is looked at.
 */
export interface UploadOffer {
  id: string
  meeting: string
  item: number
  /** The item's own: its number changes with the agenda's order. */
  key: string
  by: string
  /** Whose link it came by: they get the receipt. */
  sender?: Mailbox
  /** What its sender chose, for all of its files. */
  choices?: OpenChoice[]
  /** Europe/London wall-clock time at which it was asked for. */
  at: string
  /** Wall-clock time at which its last file was there; known once another part of the pipeline has to look at one. */
  arrivedAt?: string
  /** The report first, then its appendices in order. */
  files: OfferedFile[]
  /** How far the part that takes long is: so many of so many steps, and of what; left out where it is not known. */
  progress?: { done: number; total: number; doing: string }
  /** How often it was begun to be looked at, where its files lie on this machine: nobody else begins it again. */
  begun?: number
  /** Null until all files arrived and were looked at. */
  outcome: UploadOutcome | null
}

export const offerKey = (id: string): string => `offers/${id}`

/** Where a file of an offer lies: its number, and nothing of the name that its sender gave it. */
export const offeredFileKey = (id: string, at: number): string => `offers/${id}/${at + 1}`

/** What is sent to have the files of an offer looked at once more: something was chosen, or what it waited for is there. */
export const lookAgainKey = (id: string): string => `offers/${id}/again`

/** The offer that a file belongs to; null for a key that is none of ours. */
export const offerOf = (key: string): string | null =>
  /^offers\/([0-9a-f-]{36})\/(?:[1-9]\d?|again)$/.exec(key)?.[1] ?? null

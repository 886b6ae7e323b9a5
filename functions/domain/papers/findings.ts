import type { Accessibility } from './accessibility.ts'
import type { PaperKind } from './paper-kind.ts'

/** What only the sender can decide. Nothing of it is ever done unasked. */
export interface IntakeChoices {
  /** Tracked changes are accepted, all of them, and comments left out. */
  acceptChanges: boolean
  /** The words of a scan are read by machine, and laid under its pages to be searched. */
  readScans: boolean
}

export const NO_CHOICES: IntakeChoices = { acceptChanges: false, readScans: false }

/** A choice that a file leaves to its sender. */
export type OpenChoice = keyof IntakeChoices

/** What is known of harmful software in a file. */
export type Scanned = 'clean' | 'not-scanned'

/** Intake's judgement of one paper, whatever its kind. `unfit` says in plain words what to do. */
export type Findings =
  | {
      verdict: 'fit' | 'fit-with-warnings'
      kind: PaperKind
      pages: number
      warnings: string[]
      /** What it says of itself and its author, and the pack does not. Nobody need do anything about it. */
      leftOut: string[]
      accessibility: Accessibility
      scanned: Scanned
      /** What may be chosen, and was not. */
      choices: OpenChoice[]
      /** What is bound: the file itself where it is a PDF, else what was made of it. */
      pdf: Uint8Array
    }
  | {
      verdict: 'unfit'
      /** Null where it is nothing that is taken. */
      kind: PaperKind | null
      pages: number | null
      reasons: string[]
      warnings: string[]
      /** What may be chosen to make it fit. */
      choices: OpenChoice[]
    }
  /** Another part of the pipeline is still at it; asked again later, the same file gets its judgement. */
  | { verdict: 'waiting' }

export type Judgement = Exclude<Findings, { verdict: 'waiting' }>

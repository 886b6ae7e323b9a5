import type { Accessibility } from './accessibility.ts'
import type { PaperKind } from './paper-kind.ts'

/** What only the sender can decide. Nothing of it is ever done unasked. */
export interface IntakeChoices {
  /** Tracked changes are accepted, all of them, and comments left out. */
  acceptChanges: boolean
  /** The words of a scan are read by machine, and laid under its pages to be searched. */
  readScans: boolean
  /** It may be public, though it calls itself exempt or confidential. */
  confirmedOpen: boolean
}

export const NO_CHOICES: IntakeChoices = { acceptChanges: false, readScans: false, confirmedOpen: false }

/** A choice that a file leaves to its sender. */
export type OpenChoice = keyof IntakeChoices

/** Every choice, in the order in which they are offered, as its sender makes it. */
export const CHOICE_WORDS: Record<OpenChoice, string> = {
  acceptChanges: 'Accept all tracked changes, and leave out the comments',
  readScans: 'Have the words of scanned pages read by machine, so that they can be searched and read aloud',
  confirmedOpen: 'The public may read it: it is not exempt or confidential, whatever it says',
}

const ALL_CHOICES = Object.keys(CHOICE_WORDS) as OpenChoice[]

/** The choices that a list names; anything else in it is none. */
export const choicesNamed = (names: readonly string[]): OpenChoice[] =>
  ALL_CHOICES.filter((choice) => names.includes(choice))

/** What was chosen, where these were and no others. */
export const choicesFrom = (chosen: readonly OpenChoice[]): IntakeChoices => ({
  acceptChanges: chosen.includes('acceptChanges'),
  readScans: chosen.includes('readScans'),
  confirmedOpen: chosen.includes('confirmedOpen'),
})

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

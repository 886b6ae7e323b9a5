import type { OpenChoice } from './papers/findings.ts'

/**
 * What a person can put right, worded for them: what happened, why, and what to do now.
 * `row` and `column` say where in a file, counted as a spreadsheet shows them (the header is row 1).
 */
export interface Refusal {
  message: string
  row?: number
  column?: string
  /** What its reader may choose instead of putting it right. */
  choice?: OpenChoice
}

/** What an act answers: its result, or why it was refused. A fault, which no user can mend, is thrown. */
export type Answer<T> = { done: T } | { refused: Refusal[] }

export const done = <T>(value: T): { done: T } => ({ done: value })

export const refuse = (...messages: string[]): { refused: Refusal[] } => ({
  refused: messages.map((message) => ({ message })),
})

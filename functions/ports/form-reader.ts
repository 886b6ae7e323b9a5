import type { Answer } from '../domain/refusal.ts'

/** A file of a form, while it arrives. */
export interface ArrivingFile {
  field: string
  /** As its sender's machine calls it. */
  name: string
  content: AsyncIterable<Uint8Array>
}

/** How much a form may hold, and what is said of one that holds more. */
export interface FormLimits {
  bytes: number
  files: number
  beyond: Answer<never>
}

/** A form's words, field by field, in the order in which they came. */
export type FormWords = (readonly [field: string, words: string])[]

/**
 * Reads a form with files as it comes, and holds no file of it. `take` is given each that was chosen, in turn, and is
 * waited for; where it refuses, or the form is beyond its limits, nothing further is read. Refuses a form that is not
 * whole; throws where its sender is gone.
 */
export type FormReader = (
  form: { type: string; body: ReadableStream<Uint8Array> | null },
  limits: FormLimits,
  take: (file: ArrivingFile) => Promise<Answer<unknown>>,
) => Promise<Answer<FormWords>>

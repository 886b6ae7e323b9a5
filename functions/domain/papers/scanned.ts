import type { Scanned } from './findings.ts'

/** Said of every file, to whoever relies on it: what nobody looked at is never taken for clean. */
export const SCANNED: Record<Scanned, string> = {
  clean: 'Looked through for harmful software: none was found.',
  'not-scanned': 'Not looked through for harmful software.',
}

/** What is said of a file that a scanner should have looked at, and did not. */
export const notLookedThrough = (because: string): string =>
  `The file was not looked through for harmful software: ${because}. Have your IT department look at it before you open it on another computer.`

/** Why a file is not taken where only what was looked through is. */
export const mustBeLookedThrough = (because: string): string =>
  `The file was not looked through for harmful software, and only files that were are taken here: ${because}. Send it again later; if that does not help, send this message to your IT department.`

/** `by` is the scanner's name for what it found. */
export const infected = (by: string): string =>
  `The file holds harmful software (${by}), and was not opened. Do not open it again on your computer, tell your IT department, and send a clean copy.`

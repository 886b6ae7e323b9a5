import { InvalidArgumentError } from 'commander'
import { type Day, parseDay } from '../domain/calendar/day.ts'

const BRITISH_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/

/** A date on the command line, `2017-07-26` or `26/7/2017`. */
export function dateWord(words: string): Day {
  const [, day = '', month = '', year = ''] = BRITISH_DATE.exec(words) ?? []
  const read = parseDay(year === '' ? words : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  if (read === undefined) {
    throw new InvalidArgumentError('It is not a date of the calendar. Write it as 2017-07-26 or 26/07/2017.')
  }
  return read
}

/** A whole number on the command line, from `least` up. */
export const wholeNumberWord =
  (least: number) =>
  (words: string): number => {
    const read = Number(words)
    if (!/^\d+$/.test(words) || read < least || read > 100_000) {
      throw new InvalidArgumentError(`Write a whole number, ${least} or more.`)
    }
    return read
  }

/** Paragraphs of Schedule 12A on the command line: `3`, or `1,3`. */
export function paragraphsWord(words: string): number[] {
  if (!/^\d{1,2}(,\d{1,2})*$/.test(words)) {
    throw new InvalidArgumentError('Name the paragraphs of Schedule 12A by number: 3, or 1,3.')
  }
  return words.split(',').map(Number)
}

/** Puts the words of a repeatable option together. */
export const collect =
  <T>(read: (words: string) => T) =>
  (words: string, before: T[]): T[] => [...before, read(words)]

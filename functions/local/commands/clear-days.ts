import type { Command } from 'commander'
import type { Region } from '../../domain/calendar/bank-holidays.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { inFullWords } from '../../domain/calendar/day.ts'
import { calendarFor } from '../../domain/calendar/shipped-calendars.ts'
import { judgePublication } from '../../domain/deadlines/clear-days.ts'
import { type Act, type Outcome, refusedOutcome } from '../door.ts'
import { dateWord, wholeNumberWord } from '../read-words.ts'
import { regionOption } from './deadlines.ts'

export function addClearDays(program: Command, act: Act): void {
  program
    .command('clear-days')
    .description('is publishing on that day lawful for a meeting')
    .argument('<published>', 'the date of publication', dateWord)
    .argument('<meeting>', 'the date of the meeting', dateWord)
    .option('--needed <days>', 'clear days that the law demands (England 5, Wales 3)', wholeNumberWord(0), 5)
    .addOption(regionOption())
    .action(act(clearDays))
}

async function clearDays(
  published: Day,
  meeting: Day,
  { needed, region }: { needed: number; region: Region },
): Promise<Outcome> {
  const answer = judgePublication({ published, meeting, needed, calendar: calendarFor(region) })
  if ('refused' in answer) return refusedOutcome(answer.refused)
  const { count, lawful, warnings, words } = answer.done
  return {
    json: answer.done,
    words: [
      `Published ${inFullWords(published)} for the meeting on ${inFullWords(meeting)}: ${words}`,
      lawful
        ? `Lawful: ${needed} clear days are needed.`
        : `Not lawful: ${needed} clear days are needed, and there are ${count}.`,
      ...warnings.map((warning) => `Note: ${warning}`),
    ].join('\n'),
  }
}

import type { Command } from 'commander'
import { Option } from 'commander'
import type { Region } from '../../domain/calendar/bank-holidays.ts'
import { type Day, inFullWords } from '../../domain/calendar/day.ts'
import { calendarFor } from '../../domain/calendar/shipped-calendars.ts'
import { explainDeadlines } from '../../domain/deadlines/report-deadline.ts'
import { type Act, type Outcome, refusedOutcome } from '../door.ts'
import { dateWord, wholeNumberWord } from '../read-words.ts'

const REGIONS: readonly Region[] = ['england-and-wales', 'scotland', 'northern-ireland']

export const regionOption = (): Option =>
  new Option('--region <region>', 'whose bank holidays count')
    .choices([...REGIONS])
    .default('england-and-wales')

export function addDeadlines(program: Command, act: Act): void {
  program
    .command('deadlines')
    .description('explain the dates of a meeting: latest publication, report deadline, clear days')
    .argument('<meeting>', 'the date of the meeting', dateWord)
    .option('--needed <days>', 'clear days that the law demands (England 5, Wales 3)', wholeNumberWord(0), 5)
    .option('--margin <days>', 'working days from report deadline to publication', wholeNumberWord(0), 3)
    .addOption(regionOption())
    .action(act(deadlines))
}

async function deadlines(
  meeting: Day,
  options: { needed: number; margin: number; region: Region },
): Promise<Outcome> {
  const { needed, margin, region } = options
  const answer = explainDeadlines({ meeting, needed, margin, calendar: calendarFor(region) })
  if ('refused' in answer) return refusedOutcome(answer.refused)
  const { publishBy, reportDeadline, words, warnings } = answer.done
  return {
    json: answer.done,
    words: [
      `Meeting           ${inFullWords(meeting)}`,
      `Publish by        ${inFullWords(publishBy)}   (${words})`,
      `Reports due       ${inFullWords(reportDeadline)}   (${margin} working days before publication)`,
      ...warnings.map((warning) => `Note: ${warning}`),
    ].join('\n'),
  }
}

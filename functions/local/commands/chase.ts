import type { Command } from 'commander'
import { inFullWords } from '../../domain/calendar/day.ts'
import { chaseOfficers, type RoundReport } from '../../steps/chase-officers.ts'
import { type Act, type Outcome, withTools } from '../door.ts'

export function addChase(program: Command, act: Act): void {
  program
    .command('chase')
    .description("today's round: write to whoever owes a report, once")
    .option('--dry-run', 'say whom the round would write to, and write to nobody')
    .option('--any-hour', 'do not wait for the hour at which chasers go out')
    .action(act(chase))
}

const chase = (options: { dryRun?: boolean; anyHour?: boolean }, command: Command): Promise<Outcome> =>
  withTools(command, async (tools) => {
    const report = await chaseOfficers(tools, options)
    return { json: report, words: inWords(report, options.dryRun ?? false) }
  })

function inWords({ day, sent, held, because }: RoundReport, dryRun: boolean): string {
  const did = dryRun ? 'would be sent' : 'sent'
  const head = `${inFullWords(day)}: ${sent.length === 1 ? '1 e-mail' : `${sent.length} e-mails`} ${did}`
  return [
    because === undefined
      ? head
      : `${inFullWords(day)}: nothing was sent. ${because} On working days, --any-hour does not wait for the hour.`,
    ...sent.map(
      ({ to, cc, subject }) =>
        `  ${to}${cc.length === 0 ? '' : ` (copy: ${cc.join(', ')})`}\n      ${subject}`,
    ),
    ...held.map(({ to, because: why }) => `  not to ${to}: ${why}`),
  ].join('\n')
}

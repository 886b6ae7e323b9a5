import type { Command } from 'commander'
import { type Act, type Outcome, refusedOutcome, settingsFor } from '../door.ts'

export function addRecover(program: Command, act: Act): void {
  program
    .command('recover')
    .description('after an accident: puts back whatever was deleted or damaged in a store in S3')
    .action(act(recover))
}

async function recover(_options: unknown, command: Command): Promise<Outcome> {
  const settings = settingsFor(command)
  if ('refused' in settings) return refusedOutcome(settings.refused)
  const { home } = settings.done
  if (!home.startsWith('s3://'))
    return refusedOutcome([
      {
        message: `The folder ${home} keeps nothing of a file that was deleted: bring back your backup (docs/operating.md). Nothing was changed.`,
      },
    ])
  const { recoverHome } = await import('../../wiring/bucket-home-wiring.ts')
  const answer = await recoverHome(settings.done)
  if ('refused' in answer) return refusedOutcome(answer.refused)
  const recovered = answer.done
  const words =
    recovered.length === 0
      ? 'Nothing is missing or damaged: nothing was changed.'
      : recovered.map(({ address, because }) => `Put back ${address}: ${because}.`).join('\n')
  return { json: { recovered }, words }
}

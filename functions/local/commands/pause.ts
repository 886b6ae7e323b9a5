import type { Command } from 'commander'
import { pauseChasing, resumeChasing } from '../../steps/mark-report.ts'
import { type Act, named, type Outcome, refusedOutcome, withTools } from '../door.ts'
import { wholeNumberWord } from '../read-words.ts'

export function addPause(program: Command, act: Act): void {
  const itemCommand = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .argument('<meeting>', 'the meeting, <committee>/<yyyy-mm-dd>')
      .argument('<item>', "the item's number on that meeting's agenda", wholeNumberWord(1))
      .option('--by <name>', 'who says so, for the audit trail', 'scrutiny lead')
  itemCommand('pause', 'send no chaser about an item until it is resumed')
    .requiredOption('--because <reason>', 'why')
    .action(act(pause))
  itemCommand('resume', 'chase an item again').action(act(resume))
}

const pause = (
  meeting: string,
  item: number,
  { because, by }: { because: string; by: string },
  command: Command,
): Promise<Outcome> =>
  withTools(command, async (tools) => {
    const answer = await pauseChasing(tools, { meeting, item, because, ...named(by) })
    if ('refused' in answer) return refusedOutcome(answer.refused)
    return {
      json: { item, paused: true },
      words: `Chasing of item ${item}, "${answer.done.title}", is paused.`,
    }
  })

const resume = (meeting: string, item: number, { by }: { by: string }, command: Command): Promise<Outcome> =>
  withTools(command, async (tools) => {
    const answer = await resumeChasing(tools, { meeting, item, ...named(by) })
    if ('refused' in answer) return refusedOutcome(answer.refused)
    return { json: { item, paused: false }, words: `Item ${item}, "${answer.done.title}", is chased again.` }
  })

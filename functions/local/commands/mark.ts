import { Argument, type Command } from 'commander'
import type { Day } from '../../domain/calendar/day.ts'
import { stateInWords } from '../../domain/submissions/moves.ts'
import { MARKABLE, type Markable, markReport } from '../../steps/mark-report.ts'
import { publishPages } from '../../steps/publish-pages.ts'
import { type Act, named, type Outcome, refusedOutcome, withTools } from '../door.ts'
import { dateWord, wholeNumberWord } from '../read-words.ts'

export function addMark(program: Command, act: Act): void {
  program
    .command('mark')
    .description('say where a report is: on track, to follow, returned, deferred, withdrawn, oral, awaited')
    .argument('<meeting>', 'the meeting, <committee>/<yyyy-mm-dd>')
    .argument('<item>', "the item's number on that meeting's agenda", wholeNumberWord(1))
    .addArgument(new Argument('<state>', 'the state').choices([...MARKABLE]))
    .option('--because <reason>', 'why', '')
    .option('--until <date>', 'when a report that is to follow is promised for', dateWord)
    .option('--by <name>', 'who says so, for the audit trail', 'scrutiny lead')
    .action(act(mark))
}

const mark = (
  meeting: string,
  item: number,
  state: Markable,
  { because, until, by }: { because: string; until?: Day; by: string },
  command: Command,
): Promise<Outcome> =>
  withTools(command, async (tools) => {
    const answer = await markReport(tools, {
      meeting,
      item,
      because,
      ...named(by),
      state,
      until: until ?? null,
    })
    if ('refused' in answer) return refusedOutcome(answer.refused)
    await publishPages(tools)
    const { number, title } = answer.done
    return {
      json: { item: number, title, state: answer.done.state.at, facts: answer.done.state },
      words: `Item ${number}, "${title}", is ${stateInWords(answer.done.state.at)}.`,
    }
  })

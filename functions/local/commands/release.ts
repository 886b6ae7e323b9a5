import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { inFullWords } from '../../domain/calendar/day.ts'
import { releasePack } from '../../steps/release-pack.ts'
import { type Act, named, type Outcome, refusedOutcome, withTools } from '../door.ts'

export function addRelease(program: Command, act: Act): void {
  program
    .command('release')
    .description('freeze the compiled pack and publish it: a second person says so')
    .argument('<meeting>', 'the meeting, <committee>/<yyyy-mm-dd>')
    .option('--by <name>', 'who releases it: not the person who compiled it')
    .option('--in-spite-because <reason>', 'why it is released with too few clear days', '')
    .action(act(release))
}

const release = (
  meeting: string,
  { by, inSpiteBecause }: { by?: string; inSpiteBecause: string },
  command: Command,
): Promise<Outcome> =>
  withTools(command, async (tools) => {
    const answer = await releasePack(tools, {
      meeting,
      ...named(by ?? (await askName())),
      version: null,
      inSpiteBecause,
    })
    if ('refused' in answer) {
      const { days = [], lawful = false } = answer.judgement ?? {}
      return refusedOutcome(answer.refused, {
        released: [],
        clearDays: days,
        lawful,
        refusals: answer.refused,
      })
    }
    const { released, count, needed, lawful, warnings, version, clearDays } = answer.done
    return {
      json: answer.done,
      words: [
        `Version ${version} is released and will not change any more.`,
        ...released.map(({ path }) => `  ${path}`),
        `${count} clear days (${needed} needed)${clearDays[0] === undefined ? '' : `, the first on ${inFullWords(clearDays[0])}`}: ${lawful ? 'lawful' : 'not lawful'}.`,
        ...warnings.map((warning) => `Note: ${warning}`),
      ].join('\n'),
    }
  })

/** At a terminal, the second name is asked for; elsewhere its absence is refused. */
async function askName(): Promise<string> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return ''
  const ask = createInterface({ input: process.stdin, output: process.stderr })
  const name = await ask.question(
    'Who releases this pack? It has to be somebody other than who compiled it: ',
  )
  ask.close()
  return name
}

import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { type AssembledPack, assemblePack } from '../../steps/assemble-pack.ts'
import { type Act, named, type Outcome, refusedOutcome, withTools } from '../door.ts'

interface AssembleOptions {
  supplement?: boolean
  chairsReason: string
  by: string
}

export function addAssemble(program: Command, act: Act): void {
  program
    .command('assemble')
    .description(
      'compile the packs of a meeting: the public one, and the restricted one where anything is exempt',
    )
    .argument('<meeting>', 'the meeting, <committee>/<yyyy-mm-dd>')
    .option('--supplement', 'what came in since the pack was released')
    .option(
      '--chairs-reason <reason>',
      'why the chair takes an item that was not on the agenda (s.100B(4)(b))',
      '',
    )
    .option('--by <name>', 'who compiles it: somebody else has to release it', userInfo().username)
    .action(act(assemble))
}

const assemble = (meeting: string, options: AssembleOptions, command: Command): Promise<Outcome> =>
  withTools(command, async (tools) => {
    const { by, chairsReason, supplement = false } = options
    const answer = await assemblePack(tools, { meeting, ...named(by), chairsReason, supplement })
    if ('refused' in answer) return refusedOutcome(answer.refused)
    const { packs, warnings, isNew } = answer.done
    const old = isNew ? [] : ['Nothing changed since this version was compiled, so it stands.']
    return {
      json: answer.done,
      words: [...old, ...packs.flatMap(packLines), ...warnings.map((warning) => `Note: ${warning}`)].join(
        '\n',
      ),
    }
  })

const packLines = ({ kind, version, pages, path, items }: AssembledPack): string[] => [
  `${kind === 'public' ? 'Public' : 'Restricted'} pack, version ${version}: ${pages} pages`,
  `  ${path}`,
  ...items
    .filter(({ from, toFollow }) => from !== null || toFollow)
    .map(({ number, title, letter, from, to, toFollow }) => {
      const range = toFollow ? 'To follow' : `${from} - ${to}`
      return `  ${String(number).padStart(3)}  ${(letter ?? '').padEnd(3)} ${range.padEnd(11)} ${title}`
    }),
]

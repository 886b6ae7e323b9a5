import type { Command } from 'commander'
import { takeBackLinks } from '../../steps/take-back-links.ts'
import { type Act, named, type Outcome, refusedOutcome, withTools } from '../door.ts'

export function addTakeBackLinks(program: Command, act: Act): void {
  program
    .command('take-back-links')
    .description(
      "close every link by which a person sends reports: it was passed on, or is somebody else's now",
    )
    .argument('<address>', "the person's address")
    .requiredOption('--because <reason>', 'why, for the audit trail')
    .option('--by <name>', 'who says so, for the audit trail', 'clerk')
    .action(act(takeBack))
}

const takeBack = (
  address: string,
  { because, by }: { because: string; by: string },
  command: Command,
): Promise<Outcome> =>
  withTools(command, async (tools) => {
    const answer = await takeBackLinks(tools, { address, because, ...named(by) })
    if ('refused' in answer) return refusedOutcome(answer.refused)
    const { links } = answer.done
    const words =
      links === 0
        ? `No link of ${address} opens anything. Nothing was changed.`
        : `${links === 1 ? 'One link' : `${links} links`} of ${address} will not open any more. The next chaser brings a new one.`
    return { json: { address, links }, words }
  })

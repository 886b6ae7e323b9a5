import type { Command } from 'commander'
import { liftStop, stopAddress } from '../../steps/stop-address.ts'
import { type Act, type Outcome, withTools } from '../door.ts'

export function addUndeliverable(program: Command, act: Act): void {
  program
    .command('undeliverable')
    .description(
      'an address bounced or complained: nothing more goes there, and the clerks concerned are told',
    )
    .argument('<address>', 'the address')
    .requiredOption('--because <reason>', 'what came back')
    .action(act(undeliverable))
  program
    .command('deliverable')
    .description('an address that was stopped works again: mail goes there')
    .argument('<address>', 'the address')
    .action(act(deliverable))
}

const undeliverable = (
  address: string,
  { because }: { because: string },
  command: Command,
): Promise<Outcome> =>
  withTools(command, async (tools) => {
    const { stopped, told } = await stopAddress(tools, { address, because })
    const whom = told.length === 0 ? 'Nobody had to be told.' : `Told: ${told.join(', ')}.`
    return {
      json: { address, stopped, told },
      words: `${stopped ? `Nothing goes to ${address} any more.` : `${address} was stopped already.`} ${whom}`,
    }
  })

const deliverable = (address: string, _options: unknown, command: Command): Promise<Outcome> =>
  withTools(command, async (tools) => {
    const { lifted } = await liftStop(tools, address)
    const words = lifted
      ? `Mail goes to ${address} again, from the next round on.`
      : `${address} was not stopped. Nothing was changed.`
    return { json: { address, lifted }, words }
  })

import type { Command } from 'commander'
import { oldSignatures } from '../../domain/papers/scanned.ts'
import { watchHeartbeat } from '../../steps/watch-heartbeat.ts'
import { type Act, type Outcome, withTools } from '../door.ts'

export function addHeartbeat(program: Command, act: Act): void {
  program
    .command('heartbeat')
    .description(
      "did today's round run, and is the malware scanner up to date? After ten on a working day, lead and clerk are told of a round that did not run",
    )
    .action(act(heartbeat))
}

const heartbeat = (_options: unknown, command: Command): Promise<Outcome> =>
  withTools(command, async (tools) => {
    const found = await watchHeartbeat(tools)
    const old = oldSignatures(await tools.signaturesFrom(), tools.clock.today())
    const refused = [
      ...(found.beating ? [] : [{ message: `${found.words} Here: packhorse chase --any-hour.` }]),
      ...(old === null ? [] : [{ message: old }]),
    ]
    return {
      json: { ...found, oldSignatures: old },
      words: found.beating ? found.words : '',
      ...(refused.length === 0 ? {} : { refused }),
    }
  })

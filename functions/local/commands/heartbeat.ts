import type { Command } from 'commander'
import { watchHeartbeat } from '../../steps/watch-heartbeat.ts'
import { type Act, type Outcome, withTools } from '../door.ts'

export function addHeartbeat(program: Command, act: Act): void {
  program
    .command('heartbeat')
    .description("did today's round run? After ten on a working day, lead and clerk are told if not")
    .action(act(heartbeat))
}

const heartbeat = (_options: unknown, command: Command): Promise<Outcome> =>
  withTools(command, async (tools) => {
    const found = await watchHeartbeat(tools)
    const refused = found.beating
      ? {}
      : { refused: [{ message: `${found.words} Here: packhorse chase --any-hour.` }] }
    return { json: found, words: found.beating ? found.words : '', ...refused }
  })

import type { Command } from 'commander'
import { publishPages } from '../../steps/publish-pages.ts'
import { type Act, type Outcome, withTools } from '../door.ts'

export function addPublish(program: Command, act: Act): void {
  program
    .command('publish')
    .description('brings the public’s pages up to date with what is released; a release does so by itself')
    .action(act(publish))
}

const publish = (_options: unknown, command: Command): Promise<Outcome> =>
  withTools(command, async (tools) => {
    const written = await publishPages(tools)
    const words = written.length === 0 ? 'Nothing has changed.' : `Written: ${written.join(', ')}`
    return { json: { written }, words }
  })

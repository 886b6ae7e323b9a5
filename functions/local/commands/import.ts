import type { Command } from 'commander'
import { type Imported, importFile } from '../../steps/import-file.ts'
import { publishPages } from '../../steps/publish-pages.ts'
import { type Act, named, type Outcome, refusedOutcome, withTools } from '../door.ts'
import { readInput } from '../read-input.ts'

export function addImport(program: Command, act: Act): void {
  program
    .command('import')
    .description(
      'read a work programme (.csv, .xlsx, .json) or a committee file (.json): all of it or nothing',
    )
    .argument('<file>', 'the file to read')
    .option('--by <name>', 'who imports it, for the audit trail', 'scrutiny lead')
    .action(act(importIt))
}

const NOTHING = { committees: 0, meetings: 0, items: 0, warnings: [] }

const importIt = (file: string, { by }: { by: string }, command: Command): Promise<Outcome> =>
  withTools(command, async (tools) => {
    const input = await readInput(file)
    if ('refused' in input) return refusedOutcome(input.refused, { ...NOTHING, refusals: input.refused })
    const answer = await importFile(tools, { ...input.done, ...named(by) })
    if ('refused' in answer) {
      const { refused } = answer
      const count = refused.length === 1 ? '1 fault was' : `${refused.length} faults were`
      const outcome = refusedOutcome(refused, { ...NOTHING, refusals: refused })
      return {
        ...outcome,
        words: `${input.done.name} was not imported: ${count} found, and nothing was changed.`,
      }
    }
    await publishPages(tools)
    return { json: { ...answer.done, refusals: [] }, words: inWords(answer.done) }
  })

function inWords({ kind, meetings, items, added, changed, moved, warnings }: Imported): string {
  const notes = warnings.map((warning) => `Note: ${warning}`)
  if (kind === 'committee') {
    const what =
      added > 0
        ? 'The committee is known now.'
        : changed > 0
          ? 'The committee was changed.'
          : 'Nothing in it was new.'
    return [
      `${what} Its standing items reach the meetings with the next import of the work programme.`,
      ...notes,
    ].join('\n')
  }
  const news =
    added + changed === 0
      ? 'nothing in it was new'
      : `${added} meetings new, ${changed} changed${moved === 0 ? '' : `, of which ${moved} moved`}`
  return [`${meetings} meetings with ${items} items: ${news}.`, ...notes].join('\n')
}

import type { Command } from 'commander'
import { paperTools } from '../../wiring/local-wiring.ts'
import { type Act, type Outcome, refusedOutcome } from '../door.ts'
import { readInput } from '../read-input.ts'

export function addInspect(program: Command, act: Act): void {
  program
    .command('inspect')
    .description("intake's judgement of a file, without sending it anywhere")
    .argument('<file>', 'the file to look at')
    .action(act(inspect))
}

async function inspect(file: string): Promise<Outcome> {
  const input = await readInput(file)
  if ('refused' in input) return refusedOutcome(input.refused)
  const findings = await paperTools().reader.inspect(input.done.bytes)
  const reasons = findings.verdict === 'unfit' ? findings.reasons : []
  const pages = findings.pages === null ? 'no pages that can be read' : `${findings.pages} pages`
  return {
    json: {
      name: input.done.name,
      kind: findings.verdict === 'unfit' && findings.pages === null ? 'unknown' : 'pdf',
      pages: findings.pages,
      verdict: findings.verdict,
      reasons,
      warnings: findings.warnings,
    },
    words: [
      `${input.done.name}: ${findings.verdict.replaceAll('-', ' ')}, ${pages}`,
      ...reasons.map((reason) => `  ${reason}`),
      ...findings.warnings.map((warning) => `  Note: ${warning}`),
    ].join('\n'),
  }
}

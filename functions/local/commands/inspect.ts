import type { Command } from 'commander'
import { NO_CHOICES } from '../../domain/papers/findings.ts'
import { judgeNow } from '../../steps/judge-paper.ts'
import { paperTools } from '../../wiring/local-wiring.ts'
import { type Act, type Outcome, refusedOutcome } from '../door.ts'
import { readInput } from '../read-input.ts'

export function addInspect(program: Command, act: Act): void {
  program
    .command('inspect')
    .description("intake's judgement of a file, without sending it anywhere")
    .argument('<file>', 'the file to look at')
    .option('--accept-changes', 'accept all tracked changes and leave out all comments')
    .action(act(inspect))
}

interface InspectOptions {
  acceptChanges?: boolean
}

async function inspect(file: string, { acceptChanges = false }: InspectOptions): Promise<Outcome> {
  const input = await readInput(file)
  if ('refused' in input) return refusedOutcome(input.refused)
  const { name, bytes } = input.done
  const found = await judgeNow(paperTools(), {
    name,
    bytes,
    role: 'appendix',
    choices: { ...NO_CHOICES, acceptChanges },
    isSecret: false,
    liesAt: null,
  })
  const reasons = found.verdict === 'unfit' ? found.reasons : []
  const leftOut = found.verdict === 'unfit' ? [] : found.leftOut
  const accessibility = found.verdict === 'unfit' ? null : found.accessibility
  const pages = found.pages === null ? 'no pages that can be read' : `${found.pages} pages`
  return {
    json: {
      name,
      kind: found.kind ?? 'unknown',
      pages: found.pages,
      verdict: found.verdict,
      reasons,
      warnings: found.warnings,
      leftOut,
      accessibility,
      choices: found.choices,
    },
    words: [
      `${name}: ${found.verdict.replaceAll('-', ' ')}, ${pages}`,
      ...reasons.map((reason) => `  ${reason}`),
      ...found.warnings.map((warning) => `  Note: ${warning}`),
      ...leftOut.map((left) => `  Left out: ${left}`),
      ...(accessibility?.advice ?? []).map(({ words }) => `  Accessibility: ${words}`),
    ].join('\n'),
  }
}

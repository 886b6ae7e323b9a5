import type { Command } from 'commander'
import type { IntakeChoices, Judgement } from '../../domain/papers/findings.ts'
import { SCANNED } from '../../domain/papers/scanned.ts'
import { judgeNow } from '../../steps/judge-paper.ts'
import { inspectTools } from '../../wiring/local-wiring.ts'
import { readSettings } from '../../wiring/settings.ts'
import { addChoices, choiceLine, choicesOf } from '../choices.ts'
import { type Act, type Outcome, refusedOutcome } from '../door.ts'
import { readInput } from '../read-input.ts'

export function addInspect(program: Command, act: Act): void {
  addChoices(
    program
      .command('inspect')
      .description("intake's judgement of a file, without sending it anywhere")
      .argument('<file>', 'the file to look at'),
  ).action(act(inspect))
}

async function inspect(file: string, options: Partial<IntakeChoices>): Promise<Outcome> {
  const settings = readSettings(process.env)
  if ('refused' in settings) return refusedOutcome(settings.refused)
  const input = await readInput(file)
  if ('refused' in input) return refusedOutcome(input.refused)
  const { name, bytes } = input.done
  const tools = inspectTools(settings.done)
  const { progress } = tools
  progress.at(0, 1, `looking at ${name}`)
  const choices = choicesOf(options)
  const paper = { name, bytes, role: 'appendix' as const, choices, isSecret: null, liesAt: null }
  const found = await judgeNow(tools, paper).finally(() => progress.at(1, 1, 'done'))
  return told(name, found)
}

function told(name: string, found: Judgement): Outcome {
  const { kind, pages, verdict, warnings, choices } = found
  const reasons = found.verdict === 'unfit' ? found.reasons : []
  const leftOut = found.verdict === 'unfit' ? [] : found.leftOut
  const accessibility = found.verdict === 'unfit' ? null : found.accessibility
  const scanned = found.verdict === 'unfit' ? null : found.scanned
  const count = pages === null ? '' : pages === 1 ? ', 1 page' : `, ${pages} pages`
  return {
    json: {
      name,
      kind: kind ?? 'unknown',
      pages,
      verdict,
      reasons,
      warnings,
      leftOut,
      // What cannot be opened tells nothing of it: an object all the same, for whoever reads on.
      accessibility: accessibility ?? {},
      scanned,
      choices,
    },
    words: [
      `${name}: ${verdict.replaceAll('-', ' ')}${count}`,
      ...reasons.map((reason) => `  ${reason}`),
      ...warnings.map((warning) => `  Note: ${warning}`),
      ...leftOut.map((left) => `  Left out: ${left}`),
      ...(scanned === null ? [] : [`  ${SCANNED[scanned]}`]),
      ...(accessibility?.advice ?? []).map(({ words }) => `  Accessibility: ${words}`),
      ...choices.map((choice) => `  ${choiceLine(choice)}`),
    ].join('\n'),
  }
}

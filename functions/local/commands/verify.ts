import type { Command } from 'commander'
import { manifestBeside } from '../../domain/pack/pack-names.ts'
import { verifyPack } from '../../steps/verify-pack.ts'
import { packTools } from '../../wiring/paper-wiring.ts'
import { type Act, type Outcome, refusedOutcome } from '../door.ts'
import { readInput } from '../read-input.ts'

export function addVerify(program: Command, act: Act): void {
  program
    .command('verify')
    .description('open a pack and check that pages, numbers, labels, bookmarks and manifest agree')
    .argument('<pack>', 'the PDF, with its manifest beside it')
    .action(act(verify))
}

async function verify(pack: string): Promise<Outcome> {
  const pdf = await readInput(pack)
  if ('refused' in pdf) return refusedOutcome(pdf.refused)
  const manifest = await readInput(manifestBeside(pack))
  const answer = await verifyPack(packTools(), {
    name: pdf.done.name,
    pdf: pdf.done.bytes,
    manifest: 'done' in manifest ? manifest.done.bytes : undefined,
  })
  const { ok, checks } = answer
  const faults = checks.filter((check) => !check.ok)
  return {
    json: answer,
    words: checks
      .map((check) => `${check.ok ? 'ok    ' : 'FAULT '} ${check.name}: ${check.detail}`)
      .join('\n'),
    ...(ok ? {} : { refused: faults.map(({ name, detail }) => ({ message: `${name}: ${detail}` })) }),
  }
}

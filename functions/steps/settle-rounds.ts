import {
  type ChaserRecord,
  finishedKey,
  type MailRecord,
  mailKey,
  ROUNDS,
  type RoundStarted,
  settledKey,
} from '../domain/chasers/round-records.ts'
import type { Mailer } from '../ports/mailer.ts'
import type { Register } from '../ports/register.ts'
import type { Workers } from '../ports/workers.ts'
import { recordFate } from './post-letter.ts'
import { askOfEach } from './records.ts'

/**
 * Looks after rounds that died or could not hand over every mail. Answers the chasers that stand in the ledger
 * for a mail that never went (chaser key → that mail), which a new round may take over.
 *
 * A mail that was being posted when its worker died is settled by asking the post. Where the post cannot
 * tell, the mail is marked `unconfirmed` and its chasers are told again: rather twice than never.
 */
export async function settleRounds(tools: {
  register: Register
  mailer: Mailer
  workers: Workers
}): Promise<Map<string, string>> {
  const { register } = tools
  const keys = await register.list(ROUNDS)
  const known = new Set(keys)
  const reopened = new Map<string, string>()
  for (const round of keys.filter((key) => key.split('/').length === 3)) {
    if (known.has(settledKey(round))) continue
    const started = await register.read<RoundStarted>(round)
    if (started === undefined) continue
    const isOver = known.has(finishedKey(round)) || (await tools.workers.isGone(started.value.worker))
    if (!isOver) continue
    const open = await openChasers(tools, started.value)
    if (open.size === 0) await register.create(settledKey(round), {})
    for (const [chaser, mail] of open) reopened.set(chaser, mail)
  }
  return reopened
}

async function openChasers(
  { register, mailer }: { register: Register; mailer: Mailer },
  round: RoundStarted,
): Promise<Map<string, string>> {
  const open = new Map<string, string>()
  const posted = await askOfEach(round.plan, ({ mail }) => wasPosted(register, mailer, mail))
  for (const { mail, chasers } of round.plan.filter((_, at) => posted[at] === false)) {
    for (const chaser of chasers) {
      const claim = await register.read<ChaserRecord>(chaser)
      if (claim?.value.mail === mail) open.set(chaser, mail)
    }
  }
  return open
}

async function wasPosted(register: Register, mailer: Mailer, mail: string): Promise<boolean> {
  const kept = await register.read<MailRecord>(mailKey(mail))
  // Without a record the post was never asked.
  if (kept === undefined) return false
  if (kept.value.state !== 'posting') return kept.value.state === 'posted'
  const fate = await mailer.fateOf(mail)
  if (fate === 'posted') await recordFate(register, mail, { state: 'posted' })
  if (fate === 'not-posted')
    await recordFate(register, mail, { state: 'failed', because: 'the round died before it was posted' })
  if (fate === 'unknown') await recordFate(register, mail, { state: 'unconfirmed' })
  return fate === 'posted'
}

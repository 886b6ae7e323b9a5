import { type MailRecord, mailKey } from '../../domain/chasers/round-records.ts'
import { readAll } from '../../steps/records.ts'
import type { StaffTools } from '../web-tools.ts'
import { timeInWords } from './states.ts'

const FATES: Record<MailRecord['state'], { state: string; colour: string }> = {
  posting: { state: 'Being posted', colour: 'blue' },
  posted: { state: 'Posted', colour: 'green' },
  unconfirmed: { state: 'Not known', colour: 'yellow' },
  failed: { state: 'Not posted', colour: 'red' },
}

/** The newest that are shown: what is older is found by its meeting. */
const MOST = 200

export async function mailView({ register }: StaffTools) {
  const keys = (await register.list('mails/')).reverse()
  const mails = await readAll<MailRecord>(register, keys.slice(0, MOST))
  return {
    title: 'Mail',
    summary: `Every e-mail as it was sent: ${keys.length}${keys.length > MOST ? `, of which the newest ${MOST}` : ''}.`,
    mails: mails
      .sort((one, other) => (one.at < other.at ? 1 : -1))
      .map(({ id, at, to, subject, state }) => ({
        at: timeInWords(at),
        to: to.address,
        subject,
        address: `/mail/${id}`,
        ...FATES[state],
      })),
  }
}

export async function oneMailView({ register }: StaffTools, id: string) {
  if (!/^[\w-]{1,200}$/.test(id)) return null
  const kept = await register.read<MailRecord>(mailKey(id))
  if (kept === undefined) return null
  const { subject, at, to, cc, state, because, text } = kept.value
  return {
    title: subject,
    text,
    facts: [
      { label: 'To', value: `${to.name}, ${to.address}` },
      { label: 'Copy to', value: cc.map(({ address }) => address).join(', ') },
      { label: 'Sent', value: timeInWords(at) },
      { label: 'What became of it', value: FATES[state].state + (because === null ? '' : `: ${because}`) },
    ].filter(({ value }) => value !== ''),
  }
}

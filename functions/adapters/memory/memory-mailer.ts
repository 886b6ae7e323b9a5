import { type Fate, type Mail, type Mailer, MailRefused } from '../../ports/mailer.ts'

/** A post that remembers. It can be told to refuse addresses, and not to know what it took. */
export interface MemoryMailer extends Mailer {
  /** Every mail it said yes to, in order. */
  readonly posted: Mail[]
  /** From now on says no to this address: for good, or for now. */
  refuse(address: string, refusal: { permanent: boolean }): void
}

export function memoryMailer(options: { knowsFates?: boolean } = {}): MemoryMailer {
  const posted: Mail[] = []
  const refused = new Map<string, { permanent: boolean }>()
  const taken = (mailId: string): Fate => (posted.some(({ id }) => id === mailId) ? 'posted' : 'not-posted')
  return {
    posted,
    refuse: (address, refusal) => {
      refused.set(address, refusal)
    },
    async post(mail) {
      const refusal = refused.get(mail.to.address)
      if (refusal !== undefined) throw new MailRefused(`550 ${mail.to.address} is not known here`, refusal)
      if (taken(mail.id) === 'not-posted') posted.push(structuredClone(mail))
      return { serviceId: `memory:${mail.id}` }
    },
    fateOf: async (mailId) => ((options.knowsFates ?? true) ? taken(mailId) : 'unknown'),
  }
}

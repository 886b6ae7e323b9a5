import { person } from '../domain/chasers/recipients.ts'
import { type ChaserRecord, type MailRecord, mailKey } from '../domain/chasers/round-records.ts'
import type { Committee, Mailbox } from '../domain/work-programme/committee.ts'
import { type NoticeTools, replyToOf } from './compose-letter.ts'
import { claimChasers, postLetter } from './post-letter.ts'
import { stoppedBecause } from './read-stop.ts'

export interface Notice {
  /** `address-stopped`: names the template, the ledger's entry and the mail. */
  kind: string
  /** What makes this notice one of its kind: told once, however often it is found. */
  about: string
  committee: Committee
  to: Mailbox
  subject: string
  view: Record<string, unknown>
  /** Makes the link in its words, and not before they are written: its secret is not kept with them. */
  link?: () => Promise<NoticeLink>
}

export interface NoticeLink {
  address: string
  /** What of the address opens it. */
  secret: string
}

/** What became of a notice: `told` when an earlier call posted it, or does so now; `failed` when the post did not take it. */
export type Noticed = 'posted' | 'told' | 'stopped' | 'failed'

/**
 * Tells somebody something once, outside the chasers' rounds. An address that bounced or complained gets nothing, and
 * nothing counts as told to it: once mail goes there again, the notice may. Nor does what the post did not take: whoever
 * does the same again has it posted then.
 */
export async function postNotice(tools: NoticeTools, notice: Notice): Promise<Noticed> {
  const { kind, about, committee, to, subject } = notice
  if ((await stoppedBecause(tools, to.address)) !== null) return 'stopped'
  const today = tools.clock.today()
  const key = `chasers/${kind}/${about}/${person(to.address)}`
  const failed = await failedMail(tools, key)
  const first = `${today}-${kind}-${about}-${person(to.address)}`.replace(/[^A-Za-z0-9_-]/g, '-')
  const id = failed === null ? first : `${failed}-2`
  const reopened = new Map(failed === null ? [] : [[key, failed]])
  if ((await claimChasers(tools, id, [key], reopened)).size === 0) return 'told'
  const { language } = committee.houseStyle
  const link = await notice.link?.()
  const view = {
    language,
    subject,
    name: to.name,
    council: committee.council,
    committee: committee.name,
    ...notice.view,
    ...(link === undefined ? {} : { link: link.address }),
  }
  const mail = {
    id,
    from: { name: `${committee.council} scrutiny`, address: tools.sender.address },
    replyTo: replyToOf(committee, tools.sender),
    to: { name: to.name, address: to.address },
    cc: [],
    subject,
    text: tools.templates.render(`emails/${kind}.txt`, view),
    html: tools.templates.render(`emails/${kind}.html`, view),
    calendar: null,
  }
  const posted = await postLetter(tools, mail, {
    day: today,
    stage: kind,
    chasers: [key],
    secrets: link === undefined ? [] : [link.secret],
  })
  return posted.was === 'posted' ? 'posted' : 'failed'
}

/** The mail that was to tell a notice and that the post did not take; null where there is none. */
async function failedMail({ register }: NoticeTools, key: string): Promise<string | null> {
  const claim = await register.read<ChaserRecord>(key)
  if (claim === undefined) return null
  const mail = await register.read<MailRecord>(mailKey(claim.value.mail))
  return mail?.value.state === 'failed' ? claim.value.mail : null
}

import { person } from '../domain/chasers/recipients.ts'
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

/**
 * Tells somebody something once, outside the chasers' rounds. True when this call posted it. An address that bounced or
 * complained gets nothing, and nothing counts as told to it: once mail goes there again, the notice may.
 */
export async function postNotice(tools: NoticeTools, notice: Notice): Promise<boolean> {
  const { kind, about, committee, to, subject } = notice
  if ((await stoppedBecause(tools, to.address)) !== null) return false
  const today = tools.clock.today()
  const key = `chasers/${kind}/${about}/${person(to.address)}`
  const id = `${today}-${kind}-${about}-${person(to.address)}`.replace(/[^A-Za-z0-9_-]/g, '-')
  if ((await claimChasers(tools, id, [key], new Map())).size === 0) return false
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
  return (
    (
      await postLetter(tools, mail, {
        day: today,
        stage: kind,
        chasers: [key],
        secrets: link === undefined ? [] : [link.secret],
      })
    ).was === 'posted'
  )
}

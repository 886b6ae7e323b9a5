import { person } from '../domain/chasers/recipients.ts'
import type { Committee, Mailbox } from '../domain/work-programme/committee.ts'
import { type NoticeTools, replyToOf } from './compose-letter.ts'
import { claimChasers, postLetter } from './post-letter.ts'

export interface Notice {
  /** `address-stopped`: names the template, the ledger's entry and the mail. */
  kind: string
  /** What makes this notice one of its kind: told once, however often it is found. */
  about: string
  committee: Committee
  to: Mailbox
  subject: string
  view: Record<string, unknown>
  /** What stands in its words, and is not kept with them. */
  secrets?: string[]
}

/** Tells somebody something once, outside the chasers' rounds. True when this call posted it. */
export async function postNotice(tools: NoticeTools, notice: Notice): Promise<boolean> {
  const { kind, about, committee, to, subject } = notice
  const today = tools.clock.today()
  const key = `chasers/${kind}/${about}/${person(to.address)}`
  const id = `${today}-${kind}-${about}-${person(to.address)}`.replace(/[^A-Za-z0-9_-]/g, '-')
  if ((await claimChasers(tools, id, [key], new Map())).size === 0) return false
  const { language } = committee.houseStyle
  const view = {
    language,
    subject,
    name: to.name,
    council: committee.council,
    committee: committee.name,
    ...notice.view,
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
        secrets: notice.secrets ?? [],
      })
    ).was === 'posted'
  )
}

import {
  type NoticeOrder,
  type NoticeWords,
  noticeClaim,
  noticeKey,
  settledNoticeKey,
} from '../domain/chasers/notice-orders.ts'
import { person } from '../domain/chasers/recipients.ts'
import { type ChaserRecord, type MailRecord, mailKey } from '../domain/chasers/round-records.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import type { Mail } from '../ports/mailer.ts'
import { type NoticeTools, replyToOf } from './compose-letter.ts'
import { claimChasers, postLetter } from './post-letter.ts'
import { stoppedBecause } from './read-stop.ts'
import { issueLink } from './upload-links.ts'

export type Notice = NoticeWords & { committee: Committee }

/** What became of a notice: `told` when an earlier call posted it, or does so now; `failed` when the post did not take it. */
export type Noticed = 'posted' | 'told' | 'stopped' | 'failed'

/** A mail of this notice that never went, and whose place in the ledger is taken over; with when it was first to go. */
export interface NeverWent {
  mail: string
  since: string
}

/**
 * Tells somebody something once, outside the chasers' rounds. An address that bounced or complained gets nothing, and
 * nothing counts as told to it: once mail goes there again, the notice may. Nor does what the post did not take: whoever
 * does the same again has it posted then, and the next round does so by itself. It is ordered before it is claimed, so
 * that a death anywhere in between leaves its words to that round (`settleNotices`).
 */
export async function postNotice(
  tools: NoticeTools,
  { committee, ...notice }: Notice,
  neverWent: NeverWent | null = null,
): Promise<Noticed> {
  const { kind, about, to } = notice
  if ((await stoppedBecause(tools, to.address)) !== null) return 'stopped'
  const key = noticeClaim(notice)
  const claim = await tools.register.read<ChaserRecord>(key)
  const instead = neverWent?.mail ?? (claim === undefined ? null : await failedMail(tools, claim.value.mail))
  if (claim !== undefined && claim.value.mail !== instead) return 'told'
  const first = `${tools.clock.today()}-${kind}-${about}-${person(to.address)}`.replace(
    /[^A-Za-z0-9_-]/g,
    '-',
  )
  const id = instead === null ? first : `${instead}-2`
  const at = tools.clock.wallTime()
  const order: NoticeOrder = { notice, committee: committee.slug, since: neverWent?.since ?? at, at }
  await tools.register.create(noticeKey(id), order)
  const reopened = new Map(instead === null ? [] : [[key, instead]])
  if ((await claimChasers(tools, id, [key], reopened)).size === 0) return 'told'
  const { mail, secrets } = await composeNotice(tools, id, { committee, ...notice })
  const day = tools.clock.today()
  const posted = await postLetter(tools, mail, { day, stage: kind, chasers: [key], secrets })
  if (posted.was !== 'posted') return 'failed'
  await tools.register.create(settledNoticeKey(id), {})
  return 'posted'
}

/** Puts a notice into words, with a link that opens where it has one. */
async function composeNotice(
  tools: NoticeTools,
  id: string,
  { kind, committee, to, subject, view: words, link }: Notice,
): Promise<{ mail: Mail; secrets: string[] }> {
  const secrets = link === undefined ? [] : [await issueLink(tools, to, link.meeting)]
  const view = {
    language: committee.houseStyle.language,
    subject,
    name: to.name,
    council: committee.council,
    committee: committee.name,
    ...words,
    ...(link === undefined ? {} : { link: `${committee.uploadAddress}/${secrets.join('')}${link.path}` }),
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
  return { mail, secrets }
}

/** The mail itself where the post did not take it; null where it went, or is on its way. */
async function failedMail({ register }: NoticeTools, mail: string): Promise<string | null> {
  const kept = await register.read<MailRecord>(mailKey(mail))
  return kept?.value.state === 'failed' ? mail : null
}

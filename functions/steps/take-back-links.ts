import { type Doer, doerOf } from '../domain/doer.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import { isOpen, linkKey, linksOf, type UploadLink } from '../domain/submissions/upload-link.ts'
import type { Clock } from '../ports/clock.ts'
import type { Register } from '../ports/register.ts'
import { noteMove } from './change-meeting.ts'
import { changeRecord } from './change-record.ts'
import { askOfEach } from './records.ts'

type Tools = { register: Register; clock: Clock }

interface KeptLink {
  key: string
  link: UploadLink
}

/** The links of one person that still open, the newest first. */
export async function openLinksOf({ register, clock }: Tools, address: string): Promise<KeptLink[]> {
  const prefix = linksOf(address)
  const keys = (await register.list(prefix)).map((key) => linkKey(key.slice(prefix.length)))
  const kept = await askOfEach(keys, async (key) => ({ key, link: await register.read<UploadLink>(key) }))
  return kept
    .flatMap(({ key, link }) =>
      link !== undefined && isOpen(link.value, clock.today()) ? [{ key, link: link.value }] : [],
    )
    .sort((one, other) => (one.link.issuedOn < other.link.issuedOn ? 1 : -1))
}

/**
 * Takes back every open link of a person: any of them opens all of their reports, so that one alone would close nothing.
 * It stands in the trail of each meeting that a link was sent for before any is closed: whoever is cut off in between does
 * it again, and nothing closes unseen. The next chaser brings that person a new link.
 */
export async function takeBackLinks(
  tools: Tools,
  { address, because, ...who }: Doer & { address: string; because: string },
): Promise<Answer<{ links: number }>> {
  const reason = because.trim()
  if (reason === '') return refuse('Say why the links are taken back: it is kept. Nothing was changed.')
  const open = await openLinksOf(tools, address)
  const meetings = Map.groupBy(open, ({ link }) => link.meeting)
  for (const [meeting, links] of meetings) {
    const what = `${links.length === 1 ? 'one link' : `${links.length} links`} of ${address} taken back: ${reason}`
    await noteMove(tools, meeting, { ...doerOf(who), what })
  }
  for (const { key } of open)
    await changeRecord<UploadLink, true>(tools, key, (link) =>
      link.revoked === null ? { next: { ...link, revoked: reason }, answer: true } : { keep: true },
    )
  return done({ links: open.length })
}

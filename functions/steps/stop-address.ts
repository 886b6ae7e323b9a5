import { person } from '../domain/chasers/recipients.ts'
import { STOPPED, type StoppedAddress } from '../domain/chasers/round-records.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import type { Item } from '../domain/work-programme/meeting.ts'
import type { LetterTools } from './compose-letter.ts'
import { postNotice } from './post-notice.ts'
import { readCommittees, readMeetings } from './records.ts'

interface Affected {
  committee: Committee
  items: { meeting: string; number: number; title: string }[]
}

/**
 * Stops an address that bounced, complained or was refused for good: nothing more goes there, and the clerk of
 * every committee that it concerns is told once. Answers whether it was still open.
 */
export async function stopAddress(
  tools: LetterTools,
  { address, because }: { address: string; because: string },
): Promise<{ stopped: boolean; told: string[] }> {
  const today = tools.clock.today()
  const record: StoppedAddress = { address: person(address), on: today, because }
  const stopped = await tools.register.create(`${STOPPED}${record.address}`, record)
  const told: string[] = []
  for (const { committee, items } of await whomItConcerns(tools, record.address)) {
    const { clerk } = committee.contacts
    if (clerk === null || person(clerk.address) === record.address) continue
    const isTold = await postNotice(tools, {
      kind: 'address-stopped',
      about: `${committee.slug}/${record.address}@${record.on}`,
      committee,
      to: clerk,
      subject: `Mail to ${record.address} does not arrive`,
      view: { address: record.address, because, items },
    })
    if (isTold) told.push(clerk.address)
  }
  return { stopped, told }
}

/** The committees whose coming items name the address. */
async function whomItConcerns(tools: LetterTools, address: string): Promise<Affected[]> {
  const committees = await readCommittees(tools.register)
  const affected = new Map<string, Affected>()
  for (const { meeting } of await readMeetings(tools.register, tools.clock.today())) {
    const committee = committees.get(meeting.committee)
    const items = meeting.items.filter((item) => namesAddress(item, address))
    if (committee === undefined || items.length === 0) continue
    const entry = affected.get(committee.slug) ?? { committee, items: [] }
    entry.items.push(
      ...items.map(({ number, title }) => ({
        meeting: `${meeting.committee}/${meeting.date}`,
        number,
        title,
      })),
    )
    affected.set(committee.slug, entry)
  }
  return [...affected.values()]
}

const namesAddress = (item: Item, address: string): boolean =>
  [...item.authorEmails, ...item.deputyEmails, ...item.directorEmails].some((one) => person(one) === address)

import { person } from '../domain/chasers/recipients.ts'
import { STOPPED, type StoppedAddress } from '../domain/chasers/round-records.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import type { Item } from '../domain/work-programme/meeting.ts'
import type { Clock } from '../ports/clock.ts'
import type { Register } from '../ports/register.ts'
import { changeRecord } from './change-record.ts'
import type { NoticeTools } from './compose-letter.ts'
import { postNotice } from './post-notice.ts'
import { readAll, readCommittees, readMeetings } from './records.ts'

interface Affected {
  committee: Committee
  items: { meeting: string; number: number; title: string }[]
}

/**
 * Stops an address that bounced, complained or was refused for good: nothing more goes there, and the clerk of
 * every committee that it concerns is told once. Answers whether it was still open.
 */
export async function stopAddress(
  tools: NoticeTools,
  { address, because }: { address: string; because: string },
): Promise<{ stopped: boolean; told: string[] }> {
  const record: StoppedAddress = {
    address: person(address),
    on: tools.clock.today(),
    because,
    liftedOn: null,
  }
  const key = `${STOPPED}${record.address}`
  const isNew = await tools.register.create(key, record)
  // One that was lifted before is stopped again.
  const isAgain = await changeRecord<StoppedAddress, boolean>(tools, key, (standing) =>
    standing.liftedOn === null ? { keep: false } : { next: record, answer: true },
  )
  const stopped = isNew || isAgain === true
  const told: string[] = []
  for (const { committee, items } of await whomItConcerns(tools, record.address)) {
    const { clerk } = committee.contacts
    if (clerk === null || person(clerk.address) === record.address) continue
    const noticed = await postNotice(tools, {
      kind: 'address-stopped',
      about: `${committee.slug}/${record.address}@${record.on}`,
      committee,
      to: clerk,
      subject: `Mail to ${record.address} does not arrive`,
      view: { address: record.address, because, items },
    })
    if (noticed === 'posted') told.push(clerk.address)
  }
  return { stopped, told }
}

/** Lets mail go to an address again that works now. Answers whether it had been stopped. */
export async function liftStop(
  tools: { register: Register; clock: Clock },
  address: string,
): Promise<{ lifted: boolean }> {
  const lifted = await changeRecord<StoppedAddress, boolean>(
    tools,
    `${STOPPED}${person(address)}`,
    (standing) =>
      standing.liftedOn === null
        ? { next: { ...standing, liftedOn: tools.clock.today() }, answer: true }
        : { keep: false },
  )
  return { lifted: lifted ?? false }
}

/** Every address that nothing goes to, and the coming items that name it: there it is put right. */
export async function readStops(
  tools: Pick<NoticeTools, 'register' | 'clock'>,
): Promise<{ stop: StoppedAddress; items: Affected['items'] }[]> {
  const stops = await readAll<StoppedAddress>(tools.register, await tools.register.list(STOPPED))
  const standing = stops.filter(({ liftedOn }) => liftedOn === null)
  return Promise.all(
    standing.map(async (stop) => ({
      stop,
      items: (await whomItConcerns(tools, stop.address)).flatMap(({ items }) => items),
    })),
  )
}

/** The committees whose coming items name the address. */
async function whomItConcerns(
  tools: Pick<NoticeTools, 'register' | 'clock'>,
  address: string,
): Promise<Affected[]> {
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

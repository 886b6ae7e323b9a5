import { mailAbout } from '../../domain/chasers/mail-about.ts'
import { person } from '../../domain/chasers/recipients.ts'
import {
  isLeftToRounds,
  type MailAbout,
  type MailRecord,
  mailKey,
} from '../../domain/chasers/round-records.ts'
import type { Committee } from '../../domain/work-programme/committee.ts'
import { firstNameOf } from '../../domain/work-programme/meeting.ts'
import { meetingInWords, placeNamed, placeOf } from '../../domain/work-programme/place.ts'
import type { Register } from '../../ports/register.ts'
import { findMeeting } from '../../steps/change-meeting.ts'
import { mailPlaces } from '../../steps/mail-places.ts'
import { readAll, readCommittees } from '../../steps/records.ts'
import type { StaffTools } from '../web-tools.ts'
import { placeView } from './places.ts'
import { timeInWords } from './states.ts'

const FATES: Record<MailRecord['state'], { state: string; colour: string }> = {
  posting: { state: 'Being posted', colour: 'blue' },
  posted: { state: 'Posted', colour: 'green' },
  unconfirmed: { state: 'Not known', colour: 'yellow' },
  failed: { state: 'Not posted', colour: 'red' },
}

/** The newest that are shown: what is older is found by whom or what it is about. */
const MOST = 200

/** Which mails are wanted; an empty word wants all. */
export interface MailWanted {
  /** A part of somebody's address or name. */
  person: string
  committee: string
  /** `<committee-slug>/<yyyy-mm-dd>` */
  meeting: string
  state: string
}

/** Every mail as it was sent, or those that are wanted. */
export async function mailView({ register }: StaffTools, wanted: MailWanted) {
  const committees = await readCommittees(register)
  const asked = await meetingAsked(register, committees, wanted.meeting)
  const slugs = new Set(committees.keys())
  const isNarrowed = Object.values(wanted).some((word) => word !== '')
  const keys = (await register.list('mails/')).reverse()
  const read = await readAll<MailRecord>(register, isNarrowed ? keys : keys.slice(0, MOST))
  const found = read
    .filter((mail) => isWanted(mail, mailAbout(mail, slugs), { ...wanted, meeting: asked.name }))
    .sort((one, other) => (one.at < other.at ? 1 : -1))
  const shown = found.slice(0, MOST)
  const places = await mailPlaces(register, committees, shown)
  const total = isNarrowed ? found.length : keys.length
  return {
    title: 'Mail',
    summary: `${isNarrowed ? 'E-mails that you asked for' : 'Every e-mail as it was sent'}: ${total}${total > MOST ? `, of which the newest ${MOST}` : ''}.`,
    wanted,
    meeting: asked.words,
    committees: [...committees.values()].map(({ slug, name }) => ({
      slug,
      name,
      isChosen: slug === wanted.committee,
    })),
    states: Object.entries(FATES).map(([value, { state }]) => ({
      value,
      state,
      isChosen: value === wanted.state,
    })),
    isNarrowed,
    mails: shown.map(({ id, at, to, subject, state }, nth) => ({
      at: timeInWords(at),
      to: to.address,
      subject,
      address: `/mail/${id}`,
      places: (places[nth] ?? []).map(placeView),
      ...FATES[state],
    })),
  }
}

/** The meeting that is asked for by any of its dates: by its first one, which mails name it by, and in words. */
async function meetingAsked(register: Register, committees: ReadonlyMap<string, Committee>, name: string) {
  const found = name === '' ? null : await findMeeting({ register }, name)
  if (found === null || 'refused' in found) {
    const place = placeNamed(name, committees)
    return { name, words: place === null ? name : meetingInWords(place) }
  }
  const { meeting } = found.done.record
  return { name: firstNameOf(meeting), words: meetingInWords(placeOf(meeting)) }
}

function isWanted(mail: MailRecord, about: MailAbout[], wanted: MailWanted): boolean {
  const who = person(wanted.person)
  const people = [mail.to, ...mail.cc]
  return (
    (who === '' || people.some(({ name, address }) => person(`${name} ${address}`).includes(who))) &&
    (wanted.committee === '' || about.some(({ committee }) => committee === wanted.committee)) &&
    (wanted.meeting === '' || about.some(({ meeting }) => meeting === wanted.meeting)) &&
    (wanted.state === '' || mail.state === wanted.state)
  )
}

/**
 * One mail: its words as its reader had them, but for what lets them in. The plain text alone: it says all that the
 * HTML says, and runs nothing.
 */
export async function oneMailView({ register }: StaffTools, id: string, maySend: boolean) {
  if (!/^[\w-]{1,200}$/.test(id)) return null
  const kept = await register.read<MailRecord>(mailKey(id))
  if (kept === undefined) return null
  const { subject, at, to, cc, state, because, text } = kept.value
  const [places = []] = await mailPlaces(register, await readCommittees(register), [kept.value])
  return {
    title: subject,
    here: `/mail/${id}`,
    text,
    maySend: maySend && !isLeftToRounds(kept.value),
    isLeftToRounds: isLeftToRounds(kept.value),
    to: to.address,
    places: places.map((place) => ({
      ...placeView(place),
      mails: place.meeting === null ? '' : `/mail?meeting=${encodeURIComponent(place.meeting.name)}`,
    })),
    facts: [
      { label: 'To', value: `${to.name}, ${to.address}` },
      { label: 'Copy to', value: cc.map(({ address }) => address).join(', ') },
      { label: 'Sent', value: timeInWords(at) },
      { label: 'What became of it', value: FATES[state].state + (because === null ? '' : `: ${because}`) },
    ].filter(({ value }) => value !== ''),
  }
}

import { type Day, day, inFullWords, inWords } from '../../domain/calendar/day.ts'
import { comingChasers } from '../../domain/chasers/coming-chasers.ts'
import { chasersOf } from '../../domain/chasers/ledger-keys.ts'
import { type ChaserRecord, type MailRecord, mailKey } from '../../domain/chasers/round-records.ts'
import { committeeCalendar } from '../../domain/deadlines/committee-deadlines.ts'
import type { MeetingRecord } from '../../domain/pipeline.ts'
import { isOut } from '../../domain/release/published.ts'
import { findItem } from '../../domain/submissions/find-item.ts'
import { movesFrom, stateInWords } from '../../domain/submissions/moves.ts'
import type { Committee } from '../../domain/work-programme/committee.ts'
import {
  type Item,
  type Meeting,
  meetingId,
  type SubmittedFile,
} from '../../domain/work-programme/meeting.ts'
import { isOnAgenda } from '../../domain/work-programme/merge-items.ts'
import { findMeeting } from '../../steps/change-meeting.ts'
import { seenBy } from '../../steps/edit-programme.ts'
import { MARKABLE } from '../../steps/mark-report.ts'
import { committeeKey, readMeetings } from '../../steps/records.ts'
import type { StaffTools } from '../web-tools.ts'
import { findingsView } from './findings.ts'
import { linksOfItem } from './links.ts'
import { meetingsToCome } from './programme.ts'
import { secrecyView } from './secrecy.ts'
import { arrivingNote, capital, inPages, stateNote, timeInWords } from './states.ts'

/** One item's page: its versions, its chasers, and what can be done about it. Null where there is none. */
export async function itemView(
  tools: StaffTools,
  asked: { meeting: string; number: number; mayChange: boolean; maySecrete: boolean },
) {
  const found = await findMeeting(tools, asked.meeting)
  if ('refused' in found) return null
  const { meeting } = found.done.record
  const known = findItem(meeting, asked.number)
  if ('refused' in known) return null
  const item = known.done
  const here = `/meetings/${meetingId(meeting)}/items/${item.number}`
  const committee = await tools.register.read<Committee>(committeeKey(meeting.committee))
  const expectsReport = item.state.at !== 'none'
  const versions = versionsOf(item, here, asked.mayChange)
  return {
    title: item.title,
    number: item.number,
    key: item.key,
    back: `/meetings/${meetingId(meeting)}`,
    meeting: `${meeting.committeeName}, ${inFullWords(meeting.date)}`,
    here,
    facts: [
      {
        label: 'Where it stands',
        value: [capital(stateInWords(item.state.at)), stateNote(item.state)].filter(Boolean).join(': '),
      },
      { label: 'Newest upload', value: arrivingNote(item, tools.clock.today()) },
      { label: 'What is asked', value: item.description },
      { label: 'Asked for by', value: item.reason },
      {
        label: 'Author',
        value: item.authors.map((name, at) => withAddress(name, item.authorEmails[at])).join('; '),
      },
      { label: 'Director', value: withAddress(item.director, item.directorEmails[0]) },
      { label: 'Chasing', value: item.paused === null ? '' : `Paused: ${item.paused.because}` },
    ].filter(({ value }) => value !== ''),
    edit:
      asked.mayChange && !item.standing && isOnAgenda(item)
        ? {
            seen: seenBy(tools, meeting, { what: 'item', key: item.key }),
            isOff: !isOut(found.done.record.packs),
          }
        : null,
    newest: item.submissions.at(-1)?.version ?? 0,
    versions: versions.slice(0, 1),
    earlier: versions.slice(1),
    secrecyOf: asked.maySecrete ? secrecyView(item) : [],
    chasers: await chasersTold(tools, meeting, item.key),
    coming:
      committee === undefined ? [] : await chasersToCome(tools, committee.value, found.done.record, item),
    choices:
      asked.mayChange && expectsReport
        ? MARKABLE.filter((value) => movesFrom(item.state.at).includes(value)).map((value) => ({
            value,
            words: capital(stateInWords(value)),
          }))
        : [],
    accept:
      asked.mayChange && item.state.at === 'received' && item.state.accepted === undefined
        ? { version: item.state.version }
        : null,
    move:
      asked.mayChange && !item.standing && item.state.at !== 'withdrawn'
        ? await moveView(tools, meeting)
        : null,
    links: committee === undefined ? [] : await linksOfItem(tools, item, committee.value),
    mayTakeBack: asked.mayChange,
    pause: asked.mayChange && expectsReport ? pauseView(item.paused) : null,
  }
}

/** All that was sent, the newest first. */
const versionsOf = ({ submissions }: Item, here: string, seesAll: boolean) =>
  submissions.toReversed().map(({ version, by, at, files }) => ({
    name: `Version ${version}, by ${by} on ${timeInWords(at)}`,
    files: files.map((file, number) => ({
      words: fileWords(file),
      address: `${here}/${version}/${number + 1}`,
      ...findingsView(files, file, seesAll || file.secrecy === null),
    })),
  }))

/** The meetings that an item can be put on; null where none is to come. */
async function moveView({ register, clock }: StaffTools, from: Meeting) {
  const all = (await readMeetings(register)).map(({ meeting }) => meeting)
  const choices = meetingsToCome(from, all, { today: clock.today(), withItsOwn: false })
  return choices.length === 0 ? null : { choices }
}

const withAddress = (name: string, address: string | undefined): string =>
  [name, address].filter(Boolean).join(', ')

const fileWords = ({ role, name, pages, secrecy }: SubmittedFile): string =>
  `${role === 'report' ? 'Report' : 'Appendix'}: ${name}, ${inPages(pages)}${secrecy === null ? '' : `, ${secrecyWords(secrecy)}`}`

const secrecyWords = (secrecy: NonNullable<SubmittedFile['secrecy']>): string =>
  secrecy.kind === 'confidential'
    ? `confidential: ${secrecy.because}`
    : `exempt (paragraph ${secrecy.paragraphs.join(', ')}): ${secrecy.because}`

const pauseView = (paused: { because: string } | null) =>
  paused === null
    ? { heading: 'Pause its chasers', act: 'pause', asksWhy: true, words: 'Pause' }
    : { heading: 'Its chasers are paused', act: 'resume', asksWhy: false, words: 'Chase it again' }

const stageWords = (stage: string): string => capital(stage.replaceAll('-', ' '))

/** From which day a stage is counted. */
function because(stage: string, counted: Day): string {
  if (stage === 'publication-day') return `because papers have to be published by ${inWords(counted)}`
  if (stage === 'to-follow-due') return `because it is promised for ${inWords(counted)}`
  return `because the deadline is ${inWords(counted)}`
}

/** Everyone who was written to about an item, for which stage, and the mail that told them. */
async function chasersTold({ register }: StaffTools, meeting: Meeting, itemKey: string) {
  const prefix = `${chasersOf(meeting)}${itemKey}/`
  const told: { words: string; address: string; at: string }[] = []
  for (const key of await register.list(prefix)) {
    const claim = await register.read<ChaserRecord>(key)
    const mail = claim && (await register.read<MailRecord>(mailKey(claim.value.mail)))
    const [stage = '', ...address] = key.slice(prefix.length).split('/')
    const [name = '', deadline = ''] = stage.split('@')
    const counted = day(deadline)
    told.push({
      at: mail?.value.at ?? '',
      words: `${mail === undefined ? '' : `${timeInWords(mail.value.at)}: `}${stageWords(name)}, to ${address.join('/')}, ${because(name, counted)}`,
      address: mail === undefined ? '' : `/mail/${mail.value.id}`,
    })
  }
  return told.sort((one, other) => (one.at < other.at ? 1 : -1))
}

/** Everyone who will be written to about an item if it stays where it stands, and on which day. */
async function chasersToCome(
  { register, clock }: StaffTools,
  committee: Committee,
  { meeting, packs }: MeetingRecord,
  item: Item,
): Promise<string[]> {
  const picture = {
    meeting: { ...meeting, items: [item] },
    committee,
    calendar: committeeCalendar(committee),
    released: isOut(packs),
    told: await register.list(chasersOf(meeting)),
  }
  return comingChasers(picture, clock.today()).map(
    ({ on, chaser: { ask, to } }) =>
      `${inFullWords(on)}: ${stageWords(ask.stage)}, to ${to.name}, ${because(ask.stage, ask.stage === 'publication-day' ? ask.publishBy : ask.reportDeadline)}`,
  )
}

import { inFullWords, inWords } from '../../domain/calendar/day.ts'
import { judgePublication } from '../../domain/deadlines/clear-days.ts'
import { committeeCalendar } from '../../domain/deadlines/committee-deadlines.ts'
import type { MeetingRecord } from '../../domain/pipeline.ts'
import type { PackFile, PackVersion } from '../../domain/release/pack-version.ts'
import { isOut } from '../../domain/release/published.ts'
import type { Committee } from '../../domain/work-programme/committee.ts'
import { type Meeting, meetingId } from '../../domain/work-programme/meeting.ts'
import { findMeeting } from '../../steps/change-meeting.ts'
import { committeeKey } from '../../steps/records.ts'
import { verifyPack } from '../../steps/verify-pack.ts'
import type { Session } from '../session.ts'
import { changes } from '../staff-door.ts'
import type { StaffTools } from '../web-tools.ts'
import { agendaView } from './agenda.ts'
import { inPages, timeInWords } from './states.ts'

/** A meeting's page; null where there is no such meeting. */
export async function meetingView(
  tools: StaffTools,
  name: string,
  { session, mayChange }: { session: Session; mayChange: boolean },
) {
  const found = await findMeeting(tools, name)
  if ('refused' in found) return null
  const { record } = found.done
  const { meeting, packs, trail } = record
  const here = `/meetings/${meetingId(meeting)}`
  const mayEdit = changes(session)
  const isSupplement = isOut(packs)
  return {
    title: `Meeting on ${inFullWords(meeting.date)}`,
    committee: meeting.committeeName,
    here,
    mayChange,
    isSupplement,
    compileWords: isSupplement
      ? 'Compile a supplement'
      : packs.length === 0
        ? 'Compile the packs'
        : 'Compile again',
    facts: factsOf(meeting),
    mayEdit,
    isCurrent: meeting.date >= tools.clock.today(),
    addWords: isSupplement ? 'Add a late item' : 'Add an item',
    agenda: await agendaView(tools, record, mayEdit),
    differences:
      packs.filter(({ supplement }) => supplement === packs.at(-1)?.supplement).length > 1
        ? `${here}/differences`
        : '',
    packs: packs.toReversed().map((pack) => packView(pack, here)),
    release: mayChange ? await releaseView(tools, record, session) : null,
    trail: trail.toReversed().map(({ at, by, item, what }) => {
      const number = meeting.items.find(({ key }) => key === item)?.number
      return `${timeInWords(at)}, ${by}: ${number === undefined ? '' : `item ${number}, `}${what}`
    }),
  }
}

const factsOf = ({ dates, briefing, time, venue }: Meeting) =>
  [
    { label: 'When and where', value: [time, venue].filter(Boolean).join(', ') },
    { label: 'Chair’s briefing', value: briefing === null ? '' : inFullWords(briefing) },
    {
      label: 'Reports due',
      value: inFullWords(dates.reportDeadline) + (dates.stated ? ', as the work programme says' : ''),
    },
    {
      label: 'Publish by',
      value: `${inFullWords(dates.publishBy)}: ${dates.clearDays.length} clear days, and ${dates.needed} are needed`,
    },
  ].filter(({ value }) => value !== '')

const packView = (pack: PackVersion, here: string) => ({
  zip: `${here}/versions/${pack.version}.zip`,
  name:
    pack.supplement === 0
      ? `Version ${pack.version}`
      : `Version ${pack.version}: supplement ${pack.supplement}`,
  words:
    pack.released === null
      ? `Compiled on ${timeInWords(pack.compiledAt)} by ${pack.compiledBy}. Not released.`
      : `Released on ${inWords(pack.released.on)} by ${pack.released.by}, with ${pack.released.clearDays.length} clear days.`,
  files: pack.files.map((file) => ({
    name: file.kind === 'public' ? 'Public pack' : 'Restricted pack, not for publication',
    address: `${here}/packs/${file.key.split('/').at(-1)}`,
    pages: inPages(file.pages),
  })),
})

/** What a second person has to see before it is out: what the law says of today, and whether the pack holds. */
async function releaseView(tools: StaffTools, { meeting, packs }: MeetingRecord, session: Session) {
  const pack = packs.at(-1)
  if (pack === undefined || pack.released !== null || pack.compiledBy === session.name) return null
  const committee = await tools.register.read<Committee>(committeeKey(meeting.committee))
  if (committee === undefined) throw new Error(`No committee "${meeting.committee}" is in the register`)
  const judged = judgePublication({
    published: tools.clock.today(),
    meeting: meeting.date,
    needed: meeting.dates.needed,
    calendar: committeeCalendar(committee.value),
  })
  if ('refused' in judged) throw new Error(judged.refused.map(({ message }) => message).join(' '))
  const { count, lawful } = judged.done
  const clear = count === 1 ? 'one clear day' : `${count === 0 ? 'no' : count} clear days`
  const isLawful = lawful || pack.supplement > 0
  const verdict = isLawful ? 'which is lawful' : `and the law needs ${meeting.dates.needed}`
  return {
    version: pack.version,
    words: `${pack.compiledBy} compiled version ${pack.version}. Released today it would be open for ${clear} before the meeting, ${verdict}.`,
    needsReason: !isLawful,
    checks: (await Promise.all(pack.files.map((file) => checksOf(tools, file)))).flat(),
  }
}

async function checksOf(tools: StaffTools, { store, key, manifestKey, kind }: PackFile) {
  const pdf = await tools[store].get(key)
  if (pdf === undefined) throw new Error(`A pack is gone from the ${store} store: ${key}`)
  const { checks } = await verifyPack(tools, {
    name: key,
    pdf,
    manifest: await tools[store].get(manifestKey),
  })
  return checks.map(({ ok, detail }) => ({
    colour: ok ? 'green' : 'red',
    verdict: ok ? 'Holds' : 'Does not hold',
    detail: kind === 'public' ? detail : `Restricted: ${detail}`,
  }))
}

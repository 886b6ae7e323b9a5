import { inFullWords } from '../../domain/calendar/day.ts'
import { itemsOnPage, pageNamedIn, pageOfNumber } from '../../domain/pack/leaf-through.ts'
import type { PackKind, PlannedItem } from '../../domain/pack/pack-plan.ts'
import {
  barriersInPapers,
  findingsInPapers,
  type PackWarning,
  warningsWithPlaces,
} from '../../domain/pack/pack-warnings.ts'
import type { MeetingRecord } from '../../domain/pipeline.ts'
import type { PackFile, PackVersion } from '../../domain/release/pack-version.ts'
import { meetingId } from '../../domain/work-programme/meeting.ts'
import { findMeeting } from '../../steps/change-meeting.ts'
import type { PackLook } from '../../steps/look-at-pack.ts'
import type { StaffTools } from '../web-tools.ts'
import { versionInWords } from './packs.ts'
import { capital } from './states.ts'

/** How many pages are shown small on each side of the one that is shown large. */
const BESIDE = 5

/** One pack of one version of a meeting. */
export interface FoundPack {
  record: MeetingRecord
  pack: PackVersion
  file: PackFile
}

/** Finds a version's public or restricted pack; null where there is none. */
export async function findPack(
  tools: Pick<StaffTools, 'register'>,
  asked: { meeting: string; version: number; kind: string },
): Promise<FoundPack | null> {
  const found = await findMeeting(tools, asked.meeting)
  if ('refused' in found) return null
  const { record } = found.done
  const pack = record.packs.find(({ version }) => version === asked.version)
  const file = pack?.files.find(({ kind }) => kind === asked.kind)
  return pack === undefined || file === undefined ? null : { record, pack, file }
}

/** A pack page by page, beside its checks. `page` counts from 1; `seesAll`: whoever looks may read what is exempt. */
export function packView(
  { record: { meeting }, pack, file }: FoundPack,
  { facts, verification }: PackLook,
  { page, seesAll, draws }: { page: number; seesAll: boolean; draws: boolean },
) {
  const meetingHere = `/meetings/${meetingId(meeting)}`
  const here = `${meetingHere}/versions/${pack.version}/${file.kind}`
  const labels = facts?.pages.map(({ label }) => label) ?? []
  const to = (at: number): string => `${here}?page=${at}#page`
  const linkTo = (at: number | null): string => (at === null ? '' : to(at))
  const placed = ({ message, at }: PackWarning) => ({
    message,
    address: linkTo(at === null ? 1 : pageOfNumber(labels, at)),
  })
  const notes = seesAll
    ? [...warningsWithPlaces(meeting.items, pack.plan), ...findingsInPapers(meeting.items, pack.plan)]
    : []
  const barriers = seesAll ? barriersInPapers(meeting.items, pack.plan) : []
  const wrong = verification.checks.filter(({ ok }) => !ok)
  return {
    title: `${versionInWords(pack)}, ${file.kind} pack`,
    meeting: `${meeting.committeeName}, ${inFullWords(meeting.date)}`,
    back: meetingHere,
    here,
    pdf: `${meetingHere}/packs/${file.key.split('/').at(-1)}`,
    others: pack.files
      .filter(({ kind, store }) => kind !== file.kind && (store === 'open' || seesAll))
      .map(({ kind }) => ({
        words: `The ${kind} pack of this version`,
        address: `${meetingHere}/versions/${pack.version}/${kind}`,
      })),
    isRestricted: file.store === 'restricted',
    shown: facts === null ? null : pageView({ facts, page, pack, kind: file.kind, here, draws }),
    items: pack.plan.items.flatMap((item) =>
      item.from === null
        ? []
        : [{ words: itemInWords(item), address: linkTo(pageOfNumber(labels, item.from)) }],
    ),
    verdict: verification.ok
      ? `All ${verification.checks.length} checks hold.`
      : `${wrong.length} of ${verification.checks.length} checks do not hold. Do not release it: compile again, and if it stays so, tell whoever looks after Packhorse.`,
    wrong: wrong.map(({ detail }) => ({ detail, address: linkTo(pageNamedIn(detail, labels)) })),
    holding: verification.checks.filter(({ ok }) => ok).map(({ detail }) => detail),
    notes: notes.map(placed),
    barriers: barriers.map(placed),
  }
}

const itemInWords = ({ number, title, letter, from, to }: PlannedItem): string =>
  `${number}. ${title}${letter === null ? '' : `, document ${letter}`}: ${from} – ${to}`

function pageView({
  facts,
  page,
  pack,
  kind,
  here,
  draws,
}: {
  facts: NonNullable<PackLook['facts']>
  page: number
  pack: PackVersion
  kind: PackKind
  here: string
  draws: boolean
}) {
  const { pages } = facts
  const seen = pages[page - 1]
  const label = seen?.label ?? ''
  const items = itemsOnPage(pack.plan, label).map(({ number, title }) => `item ${number}, ${title}`)
  const first = Math.max(1, Math.min(page - BESIDE, pages.length - 2 * BESIDE))
  const beside = Array.from({ length: Math.min(2 * BESIDE + 1, pages.length) }, (_, at) => first + at)
  const at = (number: number): string =>
    number < 1 || number > pages.length ? '' : `${here}?page=${number}#page`
  return {
    heading: `Page ${label}`,
    place: `${page} of ${pages.length} in the file`,
    belongs: capital(items.join('; ') || 'front sheet and agenda'),
    words: seen?.text.trim() || 'There are no words on this page.',
    picture: draws ? `${here}/pages/${page}/large.png` : '',
    alt: `Page ${label} of the ${kind} pack: ${items.join('; ') || 'front sheet and agenda'}. Its words are below.`,
    before: at(page - 1),
    next: at(page + 1),
    beside: beside.map((number) => ({
      label: `Page ${pages[number - 1]?.label ?? number}`,
      address: at(number),
      picture: draws ? `${here}/pages/${number}/small.png` : '',
      isHere: number === page,
    })),
  }
}

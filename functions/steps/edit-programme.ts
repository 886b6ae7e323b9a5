import type { PlannedMeeting } from '../domain/deadlines/plan-import.ts'
import { type Doer, doerOf } from '../domain/doer.ts'
import type { MeetingRecord } from '../domain/pipeline.ts'
import { type Answer, done, type Refusal, refuse } from '../domain/refusal.ts'
import { publishedItems } from '../domain/release/published.ts'
import { type Edited, wordsEdited } from '../domain/work-programme/as-programme.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import type { ProgrammeMeeting } from '../domain/work-programme/gather-meetings.ts'
import { type Meeting, meetingId } from '../domain/work-programme/meeting.ts'
import type { Column } from '../domain/work-programme/programme-columns.ts'
import { editedMeeting, newMeeting, type ProgrammeEdit } from '../domain/work-programme/programme-edits.ts'
import {
  type ItemWords,
  type MeetingWords,
  readItemWords,
  readMeetingWords,
  unfitWords,
} from '../domain/work-programme/programme-words.ts'
import type { Hasher } from '../ports/hasher.ts'
import { carryOutPlan } from './carry-out-plan.ts'
import { findMeeting } from './change-meeting.ts'
import { type PlanTools, planMeetings, recordsOf } from './plan-meetings.ts'
import { committeeKey } from './records.ts'

export type EditTools = PlanTools & { sha256: Hasher }

/** What a form says, by the columns of a work programme. */
export type FormWords = Partial<Record<Column, string>>

export interface Edit extends Doer {
  /** `<committee-slug>/<yyyy-mm-dd>` */
  meeting: string
  /** What its editor had before them, as `seenBy` names it; empty where nothing is replaced. */
  seen: string
}

/** What an edit made of a meeting. */
export type EditedMeeting = PlannedMeeting & { warnings: string[] }

/** A name for what somebody has before them: another name later says that somebody else changed it. */
export const seenBy = ({ sha256 }: EditTools, meeting: Meeting, edited: Edited): string =>
  sha256(JSON.stringify(wordsEdited(meeting, edited))).slice(0, 16)

/** Adds a meeting to a committee's work programme, with its dates by the law. */
export async function addMeeting(
  tools: EditTools,
  asked: Doer & { committee: string; words: FormWords },
): Promise<Answer<EditedMeeting>> {
  const committee = await tools.register.read<Committee>(committeeKey(asked.committee))
  if (committee === undefined) return refuse(`No committee "${asked.committee}" is known.`)
  const read = meetingIn(asked.words)
  return carryOut(tools, asked, async () => {
    if (read.words === null) return { refused: read.faults }
    const days = daysOf(await recordsOf(tools.register, asked.committee))
    const standing = { days, today: tools.clock.today() }
    const wanted = newMeeting(committee.value, read.words, standing)
    const { slug, name } = committee.value
    const bare = { committee: slug, committeeName: name, ...read.words, was: null, rows: [] }
    return together(tools, read.faults, wanted, bare)
  })
}

/** Changes a meeting's own words. A new date moves it, as an import does: deadlines anew, and one mail that says so. */
export async function changeMeetingWords(
  tools: EditTools,
  { words, ...asked }: Edit & { words: FormWords },
): Promise<Answer<EditedMeeting>> {
  const { words: wanted, faults } = meetingIn(words)
  if (wanted === null) return { refused: faults }
  return edit(tools, asked, { what: 'meeting' }, faults, { kind: 'meeting', words: wanted })
}

/** Adds an item; where the agenda is public, as a late one with the chair's reason. */
export async function addItem(
  tools: EditTools,
  { words, late, ...asked }: Omit<Edit, 'seen'> & { words: FormWords; late: string },
): Promise<Answer<EditedMeeting>> {
  const { words: wanted, faults } = itemIn(words)
  return edit(tools, { ...asked, seen: '' }, null, faults, { kind: 'add', words: wanted, late })
}

/** Changes what the work programme says of an item. */
export async function changeItemWords(
  tools: EditTools,
  { words, item, ...asked }: Edit & { item: string; words: FormWords },
): Promise<Answer<EditedMeeting>> {
  const { words: wanted, faults } = itemIn(words)
  return edit(tools, asked, { what: 'item', key: item }, faults, { kind: 'change', item, words: wanted })
}

/** Takes an item off the work programme: it is on no agenda then, and nobody is chased. */
export const takeOff = (tools: EditTools, { item, ...asked }: Edit & { item: string }) =>
  edit(tools, asked, { what: 'item', key: item }, [], { kind: 'take-off', item })

/** Puts a meeting's own items in another order. */
export const orderItems = (tools: EditTools, { items, ...asked }: Edit & { items: readonly string[] }) =>
  edit(tools, asked, { what: 'order' }, [], { kind: 'order', items })

/** Brings what its committee says anew onto a meeting's agenda. */
export const bringInCommittee = (tools: EditTools, { meeting, ...who }: Doer & { meeting: Meeting }) =>
  edit(tools, { meeting: meetingId(meeting), ...doerOf(who), seen: '' }, null, [], { kind: 'committee' })

/** Carries out an edit of one meeting, over whatever others write at the same time. */
export async function edit(
  tools: EditTools,
  asked: Edit,
  edited: Edited | null,
  faults: Refusal[],
  change: ProgrammeEdit,
): Promise<Answer<EditedMeeting>> {
  return carryOut(tools, asked, async () => {
    const found = await findMeeting(tools, asked.meeting)
    if ('refused' in found) return found
    const { record } = found.done
    const { meeting } = record
    if (edited !== null && seenBy(tools, meeting, edited) !== asked.seen) return refuse(somebodyElse(record))
    const days = daysOf(await recordsOf(tools.register, meeting.committee))
    const published = publishedItems(record.packs)
    const standing = { meeting, published, days, today: tools.clock.today() }
    const wanted = editedMeeting(standing, change)
    const { committee, committeeName, date } = meeting
    const bare =
      change.kind === 'meeting'
        ? { committee, committeeName, ...change.words, was: date, rows: [] }
        : undefined
    return together(tools, faults, wanted, bare)
  })
}

/** All faults of a form at once: those of its words, of the edit, and of the dates that would follow from it. */
async function together(
  tools: EditTools,
  faults: Refusal[],
  wanted: Answer<ProgrammeMeeting>,
  bare: ProgrammeMeeting | undefined,
) {
  const refused = 'refused' in wanted ? wanted.refused : []
  const planned = 'done' in wanted ? wanted.done : bare
  const plans = planned === undefined ? [] : await planMeetings(tools, [planned])
  const all = [...faults, ...refused, ...plans.flatMap(({ plan }) => plan.refusals)]
  return all.length > 0 ? { refused: all } : done(plans)
}

async function carryOut(
  tools: EditTools,
  who: Doer,
  plan: Parameters<typeof carryOutPlan>[2],
): Promise<Answer<EditedMeeting>> {
  const planned = await carryOutPlan(tools, who, plan)
  if ('refused' in planned) return planned
  const [one] = planned.done
  const [meeting] = one?.plan.meetings ?? []
  if (one === undefined || meeting === undefined) throw new Error('An edit of a meeting planned none')
  return done({ ...meeting, warnings: one.plan.warnings })
}

const daysOf = (records: readonly { value: MeetingRecord }[]) =>
  records.filter(({ value }) => value.movedTo === null).map(({ value }) => value.meeting.date)

function somebodyElse({ trail }: MeetingRecord): string {
  const last = trail.at(-1)
  const who = last === undefined ? '' : ` The last was ${last.by}: ${last.what}.`
  return `Somebody else changed this while you were at it.${who} Nothing of yours was changed: look at it as it is now, and do it again.`
}

function meetingIn(words: FormWords): { words: MeetingWords | null; faults: Refusal[] } {
  const { text, refuse: told, faults } = reader(words)
  const { date, ...rest } = readMeetingWords(text, told)
  return { words: date === null ? null : { date, ...rest }, faults }
}

function itemIn(words: FormWords): { words: ItemWords; faults: Refusal[] } {
  const { text, refuse: told, faults } = reader(words)
  return { words: readItemWords(text, told), faults }
}

/** A browser ends lines in its own way: what nobody changed is not another text for that. */
const withPlainLines = (words: string): string => words.replaceAll('\r\n', '\n')

function reader(words: FormWords) {
  const faults: Refusal[] = []
  const told = (column: string, message: string): void => void faults.push({ column, message })
  for (const [column, value] of Object.entries(words)) {
    const unfit = unfitWords(value)
    if (unfit !== null) told(column, unfit)
  }
  return {
    faults,
    refuse: told,
    text: (column: Column): string => withPlainLines(words[column] ?? '').trim(),
  }
}

import type { Day } from '../calendar/day.ts'
import { agendaNumbers } from './agenda-numbers.ts'
import type { Committee, StandingItem } from './committee.ts'
import { PROCEDURAL, SCRUTINY } from './default-committee.ts'
import { sameTitle } from './gather-meetings.ts'
import type { Item, ItemKind } from './meeting.ts'
import type { ProgrammeRow } from './read-programme.ts'
import type { ReportState } from './report-state.ts'
import { slugOf } from './slug.ts'
import { startingState, stateOnceBack } from './state-once-back.ts'

/** Why an item is withdrawn when its row is gone: the row's return brings it back. */
const OFF_THE_PROGRAMME = 'taken off the work programme'

/**
 * A meeting's items after an import: what the rows say, with everything that officers sent and leads decided kept.
 * A row is an item's by number and title, else by title, else by number; a row that is nobody's is a new item,
 * and an item that no row names any more is withdrawn.
 */
export function mergeItems(
  before: readonly Item[],
  rows: readonly ProgrammeRow[],
  committee: Committee,
  today: Day,
): { items: Item[]; warning: string | null } {
  const standing = committee.standingItems.filter(
    ({ title }) => !rows.some((row) => sameTitle(row.title, title)),
  )
  const numbers = agendaNumbers(standing.length, rows)
  const numbered = rows.map((row, at) => ({ row, number: numbers.rows[at] ?? at + 1 }))
  const owners = matchRows(
    before.filter((item) => !item.standing),
    numbered,
  )
  let nextKey = 1 + Math.max(0, ...before.map(({ key }) => Number(/^item-(\d+)$/.exec(key)?.[1] ?? 0)))
  const items = numbered.map(({ row, number }) => {
    const owner = owners.get(row)
    if (owner !== undefined) return updated(owner, row, number)
    const key = `item-${nextKey}`
    nextKey += 1
    return newItem(key, row, number, today)
  })
  const kept = new Set(items.map(({ key }) => key))
  const gone = before.filter((item) => !item.standing && !kept.has(item.key)).map(withdrawn)
  const onAgenda = [
    ...standing.map((one, at) => standingItem(one, numbers.standing[at] ?? at + 1, today, before)),
    ...items,
  ]
  return { items: [...onAgenda, ...renumbered(gone, onAgenda)], warning: numbers.warning }
}

/** Whether the agenda lists an item: not what its own work programme took off again. */
export const isOnAgenda = ({ state }: Item): boolean =>
  state.at !== 'withdrawn' || state.because !== OFF_THE_PROGRAMME

function matchRows(
  before: readonly Item[],
  rows: readonly { row: ProgrammeRow; number: number }[],
): Map<ProgrammeRow, Item> {
  const owners = new Map<ProgrammeRow, Item>()
  const free = new Set(before)
  const isSame: ((item: Item, row: ProgrammeRow, number: number) => boolean)[] = [
    (item, row) => item.key === row.page?.key,
    (item, row, number) => item.number === number && sameTitle(item.title, row.title),
    (item, row) => sameTitle(item.title, row.title),
    // Only a number that the file states can tell that a title was edited; what was taken off has lost its number.
    (item, row, number) => row.item !== null && item.number === number && isOnAgenda(item),
  ]
  for (const matches of isSame) {
    for (const { row, number } of rows) {
      if (owners.has(row)) continue
      const owner = [...free].find((item) => matches(item, row, number))
      if (owner === undefined) continue
      owners.set(row, owner)
      free.delete(owner)
    }
  }
  return owners
}

const sectionOf = ({ section, kind }: ProgrammeRow): string => {
  if (section !== '') return section
  return kind === 'none' ? PROCEDURAL : SCRUTINY
}

const factsOf = (row: ProgrammeRow, number: number) => ({
  number,
  section: sectionOf(row),
  title: row.title,
  description: row.description,
  kind: row.kind,
  authors: row.authors,
  authorEmails: row.authorEmails,
  deputyEmails: row.deputyEmails,
  director: row.director,
  directorEmails: row.directorEmails,
  reason: row.reason,
  recommended: row.recommended,
  contact: row.contact,
  extra: row.extra,
})

const newItem = (key: string, row: ProgrammeRow, number: number, today: Day): Item => ({
  key,
  ...factsOf(row, number),
  standing: false,
  state: startingState(row.kind),
  scheduledOn: today,
  paused: null,
  submissions: [],
  ...(row.page?.late === undefined ? {} : { late: row.page.late }),
  ...(row.page?.deferredFrom === undefined ? {} : { deferredFrom: row.page.deferredFrom }),
})

function updated(item: Item, row: ProgrammeRow, number: number): Item {
  return { ...item, ...factsOf(row, number), state: stateAfter(item, row.kind) }
}

/** An import moves a report only where the file changes what it is, or brings it back. */
function stateAfter(item: Item, wanted: ItemKind): ReportState {
  const { state, kind, submissions } = item
  const isBack = state.at === 'withdrawn' && state.because === OFF_THE_PROGRAMME
  if (!isBack && kind === wanted) return state
  if (!isBack && state.at === 'received') return state
  if (isBack && kind === wanted) return stateOnceBack(item)
  const last = submissions.at(-1)
  if (wanted === 'report' && last !== undefined) return { at: 'received', on: last.on, version: last.version }
  return startingState(wanted)
}

function withdrawn(item: Item): Item {
  if (item.state.at === 'withdrawn') return item
  return { ...item, state: { at: 'withdrawn', because: OFF_THE_PROGRAMME, before: item.state } }
}

/** An item that was taken off makes way where its number is given to another: no two ever share one. */
function renumbered(gone: Item[], onAgenda: readonly Item[]): Item[] {
  const taken = new Set(onAgenda.map(({ number }) => number))
  let next = Math.max(0, ...taken, ...gone.map(({ number }) => number))
  return gone.map((item) => {
    if (!taken.has(item.number)) return item
    next += 1
    return { ...item, number: next }
  })
}

function standingItem(standing: StandingItem, number: number, today: Day, before: readonly Item[]): Item {
  const earlier = before.find((item) => item.standing && sameTitle(item.title, standing.title))
  return {
    key: `standing-${slugOf(standing.title)}`,
    number,
    section: standing.section,
    title: standing.title,
    description: standing.text.join('\n'),
    kind: 'none',
    standing: true,
    authors: [],
    authorEmails: [],
    deputyEmails: [],
    director: '',
    directorEmails: [],
    reason: '',
    recommended: standing.recommended,
    contact: '',
    extra: {},
    state: { at: 'none' },
    scheduledOn: earlier?.scheduledOn ?? today,
    paused: null,
    submissions: [],
  }
}

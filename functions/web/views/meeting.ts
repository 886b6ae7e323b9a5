import { inFullWords } from '../../domain/calendar/day.ts'
import { isOut } from '../../domain/release/published.ts'
import type { Committee } from '../../domain/work-programme/committee.ts'
import { firstNameOf, type Meeting, meetingId } from '../../domain/work-programme/meeting.ts'
import { findMeeting } from '../../steps/change-meeting.ts'
import { committeeKey } from '../../steps/records.ts'
import type { StaffTools } from '../web-tools.ts'
import { agendaView } from './agenda.ts'
import type { Filled } from './meeting-form.ts'
import { packsView } from './packs.ts'
import { timeInWords } from './states.ts'
import { whoSitsView } from './who-sits.ts'

/** A meeting's page; null where there is no such meeting. */
export async function meetingView(
  tools: StaffTools,
  name: string,
  { mayEdit, mayCompile, standIn }: { mayEdit: boolean; mayCompile: boolean; standIn: Filled | null },
) {
  const found = await findMeeting(tools, name)
  if ('refused' in found) return null
  const { record } = found.done
  const { meeting, packs, trail } = record
  const isCurrent = meeting.date >= tools.clock.today()
  const committee = await tools.register.read<Committee>(committeeKey(meeting.committee))
  const mayChange = mayEdit && isCurrent && meeting.cancelled === undefined
  const here = `/meetings/${meetingId(meeting)}`
  return {
    title: `Meeting on ${inFullWords(meeting.date)}`,
    committee: meeting.committeeName,
    here,
    name: firstNameOf(meeting),
    ...(await packsView(tools, record, mayCompile)),
    facts: factsOf(meeting),
    mayEdit,
    isCurrent,
    ...whoSitsView(meeting, committee?.value, { mayChange, filled: standIn }),
    isRefusedHere: standIn !== null,
    cancelled: meeting.cancelled?.because ?? null,
    mayCancel: mayEdit && !isOut(packs) && meeting.cancelled === undefined,
    addWords: isOut(packs) ? 'Add a late item' : 'Add an item',
    agenda: await agendaView(tools, record, mayEdit),
    trail: trail.toReversed().map(({ at, by, item, what }) => {
      const number = meeting.items.find(({ key }) => key === item)?.number
      // What an import or a form changed names its item by itself, as it was numbered then.
      const named = number === undefined || what.startsWith('item ') ? '' : `item ${number}, `
      return `${timeInWords(at)}, ${by}: ${named}${what}`
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

import { inWords } from '../../domain/calendar/day.ts'
import { ROUNDS, STOPPED, type StoppedAddress } from '../../domain/chasers/round-records.ts'
import type { MeetingRecord } from '../../domain/pipeline.ts'
import { type Item, meetingId } from '../../domain/work-programme/meeting.ts'
import { readAll, readMeetings } from '../../steps/records.ts'
import type { StaffTools } from '../web-tools.ts'

interface Need {
  what: string
  where: string
  address: string
  kind: string
  colour: string
}

/** What needs a person now, over all committees. */
export async function todayView(tools: StaffTools) {
  const { register, clock } = tools
  const today = clock.today()
  const records = (await readMeetings(register, today)).sort((one, other) =>
    one.meeting.date < other.meeting.date ? -1 : 1,
  )
  const stopped = await readAll<StoppedAddress>(register, await register.list(STOPPED))
  const rounds = await register.list(`${ROUNDS}${today}/`)
  const ran = rounds.some((key) => key.endsWith('/finished'))
  return {
    title: 'Today',
    heartbeat: ran
      ? 'Today’s round of chasers has run.'
      : 'No round of chasers has finished today. On working days it runs at half past eight.',
    needs: records.flatMap((record) => needsOf(record, today)),
    meetings: records.map(({ meeting }) => {
      const expected = meeting.items.filter(
        ({ kind, state }) => kind === 'report' && state.at !== 'withdrawn',
      )
      return {
        name: `${meeting.committeeName}, ${inWords(meeting.date)}`,
        address: `/meetings/${meetingId(meeting)}`,
        due: inWords(meeting.dates.reportDeadline),
        publishBy: inWords(meeting.dates.publishBy),
        in: `${expected.filter(({ state }) => state.at === 'received').length} of ${expected.length}`,
      }
    }),
    stopped: stopped
      .filter(({ liftedOn }) => liftedOn === null)
      .map(({ address, because }) => ({ address, because })),
  }
}

function needsOf({ meeting, packs }: MeetingRecord, today: string): Need[] {
  const name = `${meeting.committeeName}, ${inWords(meeting.date)}`
  const address = `/meetings/${meetingId(meeting)}`
  const at = (item: Item) => ({
    where: `${name}, item ${item.number}`,
    address: `${address}/items/${item.number}`,
  })
  const late = meeting.items
    .filter(({ state }) => ['awaited', 'on-track', 'returned'].includes(state.at))
    .filter(() => meeting.dates.reportDeadline < today)
    .map((item) => ({ ...at(item), what: `${item.title} is not in`, kind: 'Late', colour: 'red' }))
  const promised = meeting.items
    .filter(({ state }) => state.at === 'to-follow' && state.until !== null && state.until < today)
    .map((item) => ({
      ...at(item),
      what: `${item.title} was promised, and is not in`,
      kind: 'Promised',
      colour: 'orange',
    }))
  const newest = packs.at(-1)
  const pack: Need[] =
    newest !== undefined && newest.released === null
      ? [
          {
            what: `Version ${newest.version} of the pack waits for a second person`,
            where: name,
            address,
            kind: 'Release',
            colour: 'blue',
          },
        ]
      : newest === undefined && meeting.dates.reportDeadline < today && today <= meeting.date
        ? [
            {
              what: `No pack is compiled; publish by ${inWords(meeting.dates.publishBy)}`,
              where: name,
              address,
              kind: 'Compile',
              colour: 'yellow',
            },
          ]
        : []
  return [...pack, ...late, ...promised]
}

import { inWords } from '../../domain/calendar/day.ts'
import { type Need, whatNeedsSomebody } from '../../domain/release/what-needs-somebody.ts'
import { type Meeting, meetingId } from '../../domain/work-programme/meeting.ts'
import { readMeetings } from '../../steps/records.ts'
import { readStops } from '../../steps/stop-address.ts'
import { chasersNotPosted } from '../../steps/unposted-mail.ts'
import { readHeartbeat } from '../../steps/watch-heartbeat.ts'
import type { StaffTools } from '../web-tools.ts'
import { unpostedView } from './unposted.ts'

/** How many are shown: a list that is longer than a day's work helps nobody. */
const MOST = 50

/** What needs a person now, over all committees; whether the round ran; and which addresses get nothing. */
export async function todayView(tools: StaffTools, mayChange: boolean) {
  const { register, clock } = tools
  const today = clock.today()
  const records = (await readMeetings(register, today))
    .filter(({ meeting }) => meeting.cancelled === undefined)
    .sort((one, other) => (one.meeting.date < other.meeting.date ? -1 : 1))
  const { beating, words } = await readHeartbeat(tools)
  const needs = whatNeedsSomebody(records, today)
  const [unposted, stopped] = [await unpostedView(tools), await readStops(tools)]
  const notPosted = chasersInWords((await chasersNotPosted(register, today)).length)
  return {
    title: 'Today',
    heartbeat: words,
    isSilent: !beating,
    mayChange,
    isNothing: needs.length + unposted.length + stopped.length === 0 && notPosted === '',
    notPosted,
    hasUnposted: unposted.length > 0 || notPosted !== '',
    unposted,
    needs: needs
      .slice(0, MOST)
      .map(({ record: { meeting }, need }) => needView(need, meeting, today <= meeting.dates.publishBy)),
    more: needs.length > MOST ? `And ${needs.length - MOST} more: the meetings below lead to them.` : '',
    meetings: records.map(({ meeting }) => {
      const expected = meeting.items.filter(
        ({ kind, state }) => kind === 'report' && state.at !== 'withdrawn',
      )
      return {
        name: nameOf(meeting),
        address: `/meetings/${meetingId(meeting)}`,
        due: inWords(meeting.dates.reportDeadline),
        publishBy: inWords(meeting.dates.publishBy),
        in: `${expected.filter(({ state }) => state.at === 'received').length} of ${expected.length}`,
      }
    }),
    stopped: stopped.map(({ stop: { address, because, on }, items }) => ({
      address,
      words: `${because} (since ${inWords(on)})`,
      items: items.map(({ meeting, number, title }) => ({
        words: `item ${number}, ${title}`,
        address: `/meetings/${meeting}/items/${number}`,
        edit: mayChange ? `/meetings/${meeting}/items/${number}/edit` : '',
      })),
    })),
  }
}

const chasersInWords = (count: number): string =>
  count === 0
    ? ''
    : `The post did not take ${count === 1 ? 'one e-mail' : `${count} e-mails`} of today’s round. The next round writes ${count === 1 ? 'it' : 'them'} again: ask whoever looks after Packhorse whether mail goes out at all.`

const nameOf = (meeting: Meeting): string => `${meeting.committeeName}, ${inWords(meeting.date)}`

function needView(need: Need, meeting: Meeting, isInTime: boolean) {
  const here = `/meetings/${meetingId(meeting)}`
  const where = nameOf(meeting)
  const { publishBy } = meeting.dates
  switch (need.what) {
    case 'left-open':
      return {
        what: 'A paper that became exempt still lies in the open store: set who may see it once more',
        where,
        address: here,
        kind: 'Exempt',
        colour: 'red',
      }
    case 'publish':
      return {
        what: isInTime
          ? 'Today is the last day to publish'
          : `It had to be published by ${inWords(publishBy)}`,
        where,
        address: `${here}/release`,
        kind: 'Publish',
        colour: 'red',
      }
    case 'compile-again':
      return {
        what: 'The papers, or who stands in, changed since the pack was compiled',
        where,
        address: `${here}/release`,
        kind: 'Compile',
        colour: 'yellow',
      }
    case 'release':
      return {
        what: `Version ${need.version} of the pack waits for a second person`,
        where,
        address: `${here}/release`,
        kind: 'Release',
        colour: 'blue',
      }
    case 'compile':
      return {
        what: `No pack is compiled; publish by ${inWords(publishBy)}`,
        where,
        address: `${here}/release`,
        kind: 'Compile',
        colour: 'yellow',
      }
    case 'supplement':
      return {
        what: `${need.items.length === 1 ? 'One report' : `${need.items.length} reports`} came in since the pack was released`,
        where,
        address: `${here}/release`,
        kind: 'Supplement',
        colour: 'yellow',
      }
    case 'late':
    case 'promised':
      return {
        what: `${need.item.title} ${need.what === 'late' ? 'is not in' : 'was promised, and is not in'}`,
        where: `${where}, item ${need.item.number}`,
        address: `${here}/items/${need.item.number}`,
        kind: need.what === 'late' ? 'Late' : 'Promised',
        colour: need.what === 'late' ? 'red' : 'orange',
      }
  }
}

import { type Day, day } from '../../domain/calendar/day.ts'
import type { Clock } from '../../ports/clock.ts'
import { findMeeting } from '../../steps/change-meeting.ts'
import { issueLink } from '../../steps/upload-links.ts'
import type { LocalTools } from '../../wiring/local-wiring.ts'
import { expectDone } from './expect-done.ts'
import { liveThrough, storyClock } from './run-demo.ts'
import { MEETING } from './story.ts'

/** In the middle of it: some reports are in, some late, and no pack is out. */
const HALFWAY: Day = day('2026-03-25')

/**
 * Fills an empty store with the made-up council, up to the day after the report deadline, and answers a clock that
 * stands there, and an officer's link. A store that has the meeting already is left as it is.
 */
export async function demoStore(tools: LocalTools): Promise<{ clock: Clock; token: string }> {
  const clock = storyClock()
  clock.set(HALFWAY, '10:00')
  const [committee, date] = MEETING.split('/')
  const isThere = (await tools.register.read(`meetings/${committee}/${date}`)) !== undefined
  if (!isThere) {
    const story = {
      ...tools,
      clock,
      say: () => undefined,
      at: (time: string) => clock.set(clock.today(), time),
    }
    await liveThrough(story, HALFWAY)
    clock.set(HALFWAY, '10:00')
  }
  const { record } = expectDone(await findMeeting(tools, MEETING))
  const written = record.meeting.items.filter(({ authorEmails }) => authorEmails.length > 0)
  // Where somebody played on before, nothing may be owed any more.
  const owed = written.find(({ state }) => state.at === 'awaited') ?? written[0]
  const officer = { name: owed?.authors[0] ?? 'Report author', address: owed?.authorEmails[0] ?? '' }
  return { clock, token: await issueLink({ ...tools, clock }, officer, MEETING) }
}

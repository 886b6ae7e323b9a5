import { addDays, type Day, day, inFullWords } from '../../domain/calendar/day.ts'
import { committeeCalendar } from '../../domain/deadlines/committee-deadlines.ts'
import type { Committee } from '../../domain/work-programme/committee.ts'
import type { Clock } from '../../ports/clock.ts'
import { chaseOfficers } from '../../steps/chase-officers.ts'
import type { LocalTools } from '../../wiring/local-wiring.ts'
import { type DemoDay, type DemoTools, MEETING, STORY } from './story.ts'

const FIRST: Day = day('2026-02-23')
const LAST: Day = day('2026-04-01')

/** A clock that the story moves on. */
export function storyClock(): Clock & { set(day: Day, time: string): void } {
  let wallTime = `${FIRST}T09:00`
  return {
    set: (on, time) => {
      wallTime = `${on}T${time}`
    },
    wallTime: () => wallTime,
    today: () => day(wallTime.slice(0, 10)),
  }
}

/**
 * Lives through one committee's month over a real store: each working day's round at 09:00, and whatever the
 * story has happen on that day. Tells it as it goes.
 */
export async function runDemo(opened: LocalTools, say: (line: string) => void): Promise<void> {
  const clock = storyClock()
  const tools: DemoTools = { ...opened, clock, say, at: (time) => clock.set(clock.today(), time) }
  await liveThrough(tools, LAST)
  await STORY.ending(tools)
}

/** From the first day of the story to this one: each working day's round, and what happens on it. */
export async function liveThrough(tools: DemoTools, last: Day): Promise<void> {
  tools.clock.set(FIRST, '09:00')
  await play(tools, STORY.opening)
  const committee = await tools.register.read<Committee>(`committees/${MEETING.split('/')[0]}`)
  if (committee === undefined) throw new Error('The demonstration’s committee was not imported')
  const calendar = committeeCalendar(committee.value)
  for (let today = FIRST; today <= last; today = addDays(today, 1)) {
    tools.clock.set(today, '09:00')
    const told = calendar.isWorkingDay(today) ? await morningRound(tools) : false
    const act = STORY.days[today]
    if (act !== undefined) await play(tools, act, !told)
  }
}

async function play(tools: DemoTools, act: DemoDay, withHeading = true): Promise<void> {
  if (withHeading) heading(tools)
  await act(tools)
}

const heading = ({ clock, say }: DemoTools): void => say(`\n${inFullWords(clock.today())}`)

/** Today's round. True when there was something to tell. */
async function morningRound(tools: DemoTools): Promise<boolean> {
  const { sent, held } = await chaseOfficers(tools)
  if (sent.length === 0 && held.length === 0) return false
  heading(tools)
  for (const { to, cc, subject } of sent) {
    tools.say(`  09:00  e-mail to ${to}${cc.length === 0 ? '' : `, copy to ${cc.join(', ')}`}`)
    tools.say(`         “${subject}”`)
  }
  for (const { to, because } of held) tools.say(`  09:00  nothing to ${to}: ${because}`)
  return true
}

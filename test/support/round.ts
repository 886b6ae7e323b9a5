import { type MemoryMailer, memoryMailer } from '../../functions/adapters/memory/memory-mailer.ts'
import { memoryRegister } from '../../functions/adapters/memory/memory-register.ts'
import { type MemoryWorkers, memoryWorkers } from '../../functions/adapters/memory/memory-workers.ts'
import { handlebarsTemplates } from '../../functions/adapters/paper/handlebars-templates.ts'
import { icalCalendar } from '../../functions/adapters/paper/ical-calendar.ts'
import { nodeSecrets } from '../../functions/adapters/paper/node-secrets.ts'
import { day } from '../../functions/domain/calendar/day.ts'
import type { MeetingRecord } from '../../functions/domain/pipeline.ts'
import type { Committee } from '../../functions/domain/work-programme/committee.ts'
import { meetingId } from '../../functions/domain/work-programme/meeting.ts'
import type { Clock } from '../../functions/ports/clock.ts'
import type { Register } from '../../functions/ports/register.ts'
import type { ChaseTools } from '../../functions/steps/chase-officers.ts'
import { aCommittee } from './council.ts'

/** A clock that a test moves. */
export function handClock(start: string): Clock & { set(wallTime: string): void } {
  let standing = start
  return {
    set: (wallTime) => {
      standing = wallTime
    },
    wallTime: () => standing,
    today: () => day(standing.slice(0, 10)),
  }
}

/** A store with one committee and its meetings. */
async function aStore(records: MeetingRecord[], committee: Committee = aCommittee()): Promise<Register> {
  const register = memoryRegister()
  await register.create(`committees/${committee.slug}`, committee)
  for (const record of records) await register.create(`meetings/${meetingId(record.meeting)}`, record)
  return register
}

export interface RoundOfTest extends ChaseTools {
  clock: ReturnType<typeof handClock>
  mailer: MemoryMailer
  workers: MemoryWorkers
}

/** Everything a round needs, in memory but for the words, which are the real templates'. */
export async function roundTools(
  start: string,
  records: MeetingRecord[],
  options: { knowsFates?: boolean; committee?: Committee; register?: Register } = {},
): Promise<RoundOfTest> {
  return {
    register: options.register ?? (await aStore(records, options.committee)),
    clock: handClock(start),
    mailer: memoryMailer(options),
    workers: memoryWorkers('first'),
    templates: handlebarsTemplates(),
    calendarWriter: icalCalendar(),
    secrets: nodeSecrets(),
    sender: { name: 'Packhorse', address: 'packhorse@brackenshire.example' },
    log: { info: () => undefined, warn: () => undefined },
  }
}

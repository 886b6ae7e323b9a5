import { describe, expect, it } from 'vitest'
import { memoryMailer } from '../../functions/adapters/memory/memory-mailer.ts'
import { memoryWorkers } from '../../functions/adapters/memory/memory-workers.ts'
import { day } from '../../functions/domain/calendar/day.ts'
import type { MailRecord } from '../../functions/domain/chasers/round-records.ts'
import { chaseOfficers } from '../../functions/steps/chase-officers.ts'
import { liftStop } from '../../functions/steps/stop-address.ts'
import { openLink } from '../../functions/steps/upload-links.ts'
import { watchHeartbeat } from '../../functions/steps/watch-heartbeat.ts'
import { aCommittee, aMeeting, anItem, aRecord } from '../support/council.ts'
import { Killed, killingAt } from '../support/killed.ts'
import { type RoundOfTest, roundTools } from '../support/round.ts'

const AUTHOR = 'road.safety@brackenshire.example'
const OTHER = 'waste@brackenshire.example'
const MONDAY_OVERDUE = '2017-07-17T09:00'

/** Three reports of two authors, two days overdue on a Monday: decisions, digests, copies. */
const threeReports = () => [
  aRecord(
    aMeeting({
      items: [
        anItem({ number: 7 }),
        anItem({ number: 8, title: 'Gritting routes' }),
        anItem({
          number: 9,
          title: 'Recycling',
          authorEmails: [OTHER],
          directorEmails: ['director.waste@brackenshire.example'],
        }),
      ],
    }),
  ),
]

/** Who was told what, as the mails say: one line for each chaser or digest of each mail. */
const told = (tools: RoundOfTest): Promise<string[]> =>
  chasersOf(
    tools,
    tools.mailer.posted.map(({ id }) => id),
  )

async function chasersOf({ register }: RoundOfTest, mails: string[]): Promise<string[]> {
  const records = await Promise.all(
    mails.map((id) => register.read<MailRecord>(`mails/${id.slice(0, 10)}/${id}`)),
  )
  return records.flatMap((record) => record?.value.chasers ?? []).sort()
}

describe('a round of chasers', () => {
  it('puts everything for one person into one e-mail, the most urgent first', async () => {
    const tools = await roundTools('2017-07-13T09:00', threeReports())
    const { sent } = await chaseOfficers(tools)
    expect(sent.map(({ to, subject }) => [to, subject])).toEqual([
      [AUTHOR, expect.stringMatching(/^2 reports.*due today/)],
      [OTHER, expect.stringMatching(/^Due today: Recycling/)],
    ])
    expect(sent[0]?.items.map(({ number, stage, due }) => [number, stage, due])).toEqual([
      [7, 'due-today', '2017-07-13'],
      [8, 'due-today', '2017-07-13'],
    ])
  })

  it('sends nothing the second time, and says so', async () => {
    const tools = await roundTools('2017-07-13T09:00', threeReports())
    await chaseOfficers(tools)
    expect(await chaseOfficers(tools)).toEqual({ day: '2017-07-13', sent: [], held: [], nothing: true })
  })

  it.each([
    ['2017-07-15T09:00', 'Saturday 15 July 2017 is not a working day'],
    ['2017-07-13T08:29', 'chasers go out between 08:30 and 09:30'],
    ['2017-07-13T09:31', 'chasers go out between 08:30 and 09:30'],
  ])('sends nothing at %s, and says why', async (now, because) => {
    const tools = await roundTools(now, threeReports())
    const report = await chaseOfficers(tools)
    expect(report).toMatchObject({ sent: [], nothing: true, because: expect.stringContaining(because) })
  })

  it('shows in a dry run whom it would write to, and leaves no trace', async () => {
    const tools = await roundTools('2017-07-13T09:00', threeReports())
    const before = await tools.register.list('')
    expect((await chaseOfficers(tools, { dryRun: true })).sent.map(({ to }) => to)).toEqual([AUTHOR, OTHER])
    expect(await tools.register.list('')).toEqual(before)
    expect(tools.mailer.posted).toEqual([])
  })

  it('sends a calendar file with the commission, and plain words without a storage address', async () => {
    const tools = await roundTools('2017-06-15T09:00', [aRecord(aMeeting({ items: [anItem()] }))])
    await chaseOfficers(tools)
    const [mail] = tools.mailer.posted
    expect(mail?.calendar).toMatch(/DTSTART;VALUE=DATE:20170713/)
    expect(mail?.text).not.toMatch(/amazonaws|s3:/)
    const [, token = ''] =
      /https:\/\/reports\.brackenshire\.example\/r\/([\w-]{43})\/7\n/.exec(mail?.text ?? '') ?? []
    const opened = await openLink(tools, token)
    expect(opened).toMatchObject({ done: { link: { person: mail?.to, meeting: 'highways/2017-07-26' } } })
    // Whoever reads the register does not get in by it.
    for (const key of await tools.register.list(''))
      expect(JSON.stringify([key, await tools.register.read(key)])).not.toContain(token)
  })

  it('stops an address that is refused for good, tells the clerk once, and writes there no more', async () => {
    const tools = await roundTools('2017-07-13T09:00', threeReports())
    tools.mailer.refuse(OTHER, { permanent: true })
    expect((await chaseOfficers(tools)).held).toEqual([
      { to: OTHER, because: expect.stringContaining('550') },
    ])
    expect(tools.mailer.posted.map(({ to, subject }) => [to.address, subject])).toContainEqual([
      'clerk@brackenshire.example',
      `Mail to ${OTHER} does not arrive`,
    ])
    tools.clock.set('2017-07-14T09:00')
    const { held } = await chaseOfficers(tools)
    expect(held).toEqual([
      { to: OTHER, because: expect.stringContaining('nothing goes to this address any more') },
    ])
    expect(tools.mailer.posted.filter(({ subject }) => subject.includes('does not arrive'))).toHaveLength(1)
    // It works again: the latest stage goes there, and none that was missed.
    const works = { ...tools, mailer: memoryMailer() }
    expect(await liftStop(works, OTHER)).toEqual({ lifted: true })
    expect((await chaseOfficers(works)).sent.map(({ to, stage }) => [to, stage])).toEqual([
      [OTHER, 'overdue'],
    ])
  })

  it('tries again in the next round what the post could not take for now', async () => {
    const tools = await roundTools('2017-07-13T09:00', threeReports())
    tools.mailer.refuse(OTHER, { permanent: false })
    await chaseOfficers(tools)
    const again = {
      ...tools,
      mailer: (await roundTools('2017-07-13T09:10', [], { register: tools.register })).mailer,
    }
    expect((await chaseOfficers(again)).sent.map(({ to }) => to)).toEqual([OTHER])
  })

  it('sends the briefing digest on the working day before the briefing', async () => {
    const committee = aCommittee()
    const meeting = aMeeting({
      date: day('2017-09-27'),
      briefing: day('2017-09-11'),
      items: [anItem({ state: { at: 'on-track', since: day('2017-08-01') } })],
    })
    const tools = await roundTools('2017-09-08T09:00', [aRecord(meeting)], { committee })
    const { sent } = await chaseOfficers(tools)
    expect(sent.map(({ to, stage }) => [to, stage])).toEqual([
      ['scrutiny.lead@brackenshire.example', 'briefing-digest'],
    ])
    expect(tools.mailer.posted[0]?.text).toContain('on track, says the author')
  })

  it('sends Monday’s digests on Tuesday where Monday is a bank holiday, with on-time rates', async () => {
    const past = aMeeting({
      key: day('2017-06-28'),
      date: day('2017-06-28'),
      items: [
        anItem({
          submissions: [{ version: 1, on: day('2017-06-10'), at: '2017-06-10T10:00', by: 'x', files: [] }],
          state: { at: 'received', on: day('2017-06-10'), version: 1 },
        }),
        anItem({ number: 8, title: 'Late' }),
      ],
    })
    const next = aMeeting({ key: day('2017-10-25'), date: day('2017-10-25') })
    const tools = await roundTools('2017-08-29T09:00', [aRecord(past), aRecord(next)])
    const { sent } = await chaseOfficers(tools)
    expect(sent.map(({ to, stage }) => [to, stage])).toEqual([
      ['director.place@brackenshire.example', 'monday-digest'],
      ['scrutiny.lead@brackenshire.example', 'monday-digest'],
    ])
    expect(tools.mailer.posted[0]?.text).toContain('Director of Place: 1 of 2 on time (50%)')
  })

  it('recounts the deadlines when the bank-holiday list is a newer one', async () => {
    const record = aRecord()
    const outdated = {
      ...record,
      meeting: {
        ...record.meeting,
        dates: { ...record.meeting.dates, reportDeadline: day('2017-07-14'), bankHolidays: 'older' },
      },
    }
    const tools = await roundTools('2017-06-30T09:00', [outdated])
    await tools.register.create('chasers/highways/2017-07-26/item-7/commission@2017-07-14/x', { mail: 'x' })
    const { sent } = await chaseOfficers(tools)
    expect(sent[0]?.stage).toBe('date-changed')
    const kept = await tools.register.read<typeof record>('meetings/highways/2017-07-26')
    expect(kept?.value.meeting.dates.reportDeadline).toBe('2017-07-13')
  })
})

describe('the ledger', () => {
  it('sends once when two rounds run at once', async () => {
    for (let run = 0; run < 20; run += 1) {
      const tools = await roundTools(MONDAY_OVERDUE, threeReports())
      const rival = { ...tools, workers: memoryWorkers('second') }
      await Promise.all([chaseOfficers(tools), chaseOfficers(rival)])
      const chasers = await told(tools)
      expect(new Set(chasers).size).toBe(chasers.length)
      const people = tools.mailer.posted.map(({ to }) => to.address)
      expect(new Set(people).size).toBe(people.length)
      tools.workers.bury('first')
      const third = await chaseOfficers({ ...tools, workers: memoryWorkers('third') })
      expect(third.sent).toEqual([])
      expect(await told(tools)).toEqual(await whatIsDue())
    }
  })

  it.each(['before', 'after'] as const)(
    'loses and doubles nothing when it is killed %s any write or posting, where the post knows what it took',
    async (when) => {
      const due = await whatIsDue()
      let kills = 0
      for (let at = 1; ; at += 1) {
        const tools = await roundTools(MONDAY_OVERDUE, threeReports())
        const killed = await killedRound(tools, { at, when })
        if (!killed) break
        kills += 1
        await nextRound(tools)
        expect(await told(tools), `killed ${when} act ${at}`).toEqual(due)
      }
      // Plan, and for each of three letters its claims, its record, the post, the yes; and the end.
      expect(kills).toBeGreaterThan(15)
    },
  )

  it.each(['before', 'after'] as const)(
    'loses nothing when it is killed %s any act and the post cannot tell, and shows what may be double as unconfirmed',
    async (when) => {
      const due = await whatIsDue()
      for (let at = 1; ; at += 1) {
        const tools = await roundTools(MONDAY_OVERDUE, threeReports(), { knowsFates: false })
        if (!(await killedRound(tools, { at, when }))) break
        const { sent } = await nextRound(tools)
        const chasers = await told(tools)
        expect(new Set(chasers), `killed ${when} act ${at}`).toEqual(new Set(due))
        const states = await mailStates(tools)
        if (chasers.length > due.length) expect(states).toContain('unconfirmed')
        if (states.includes('unconfirmed')) expect(sent.some((mail) => mail.unconfirmed)).toBe(true)
      }
    },
  )

  /** What a round that nobody disturbs tells. */
  async function whatIsDue(): Promise<string[]> {
    const tools = await roundTools(MONDAY_OVERDUE, threeReports())
    await chaseOfficers(tools)
    return told(tools)
  }

  /** Runs a round that dies at its so-manieth act. False when it came to its end before. */
  async function killedRound(
    tools: RoundOfTest,
    kill: { at: number; when: 'before' | 'after' },
  ): Promise<boolean> {
    const mortal = killingAt(kill, tools)
    try {
      await chaseOfficers({ ...tools, ...mortal })
      return false
    } catch (fault) {
      if (!(fault instanceof Killed)) throw fault
      tools.workers.bury('first')
      return true
    }
  }

  const nextRound = (tools: RoundOfTest) => {
    const workers = memoryWorkers('second')
    workers.bury('first')
    return chaseOfficers({ ...tools, workers })
  }

  async function mailStates({ register }: RoundOfTest): Promise<string[]> {
    const keys = await register.list('mails/')
    const records = await Promise.all(keys.map((key) => register.read<MailRecord>(key)))
    return records.map((record) => record?.value.state ?? 'gone')
  }
})

describe('the heartbeat', () => {
  it('tells lead and clerk once when no round finished by ten on a working day', async () => {
    const tools = await roundTools('2017-07-13T10:05', threeReports())
    const silence = await watchHeartbeat(tools)
    expect(silence).toMatchObject({
      beating: false,
      told: ['scrutiny.lead@brackenshire.example', 'clerk@brackenshire.example'],
    })
    expect((await watchHeartbeat(tools)).told).toEqual([])
  })

  it('is content after a round, before ten, and on a day off', async () => {
    const tools = await roundTools('2017-07-13T09:45', threeReports())
    expect((await watchHeartbeat(tools)).beating).toBe(true)
    tools.clock.set('2017-07-15T12:00')
    expect((await watchHeartbeat(tools)).beating).toBe(true)
    tools.clock.set('2017-07-14T09:00')
    await chaseOfficers(tools)
    tools.clock.set('2017-07-14T11:00')
    expect(await watchHeartbeat(tools)).toMatchObject({ beating: true, told: [] })
  })
})

/**
 * A live deployment without an account: deploys the core stack to a peer of AWS on this machine, lets it do a meeting's
 * work, and then has an accident. Says so, and ends well, where the peer cannot be had.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { londonClock } from '../../functions/adapters/local/london-clock.ts'
import { addDays, type Day, weekday } from '../../functions/domain/calendar/day.ts'
import { calendarFor } from '../../functions/domain/calendar/shipped-calendars.ts'
import type { MeetingRecord } from '../../functions/domain/pipeline.ts'
import { directory } from '../support/directory.ts'
import { fileOf } from '../support/programme-rows.ts'
import { type Deployment, deployment, expect, until } from './deployment.ts'
import { drill } from './drill.ts'
import { ministack } from './ministack.ts'

const SLUG = 'highways-scrutiny-committee'

const begun = performance.now()
const say = (words: string): void =>
  void process.stdout.write(`${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${words}\n`)

const peer = await ministack()
if ('why' in peer) {
  process.stdout.write(`Skipped, nothing was deployed: ${peer.why}\n`)
} else {
  const folder = mkdtempSync(join(tmpdir(), 'packhorse-live-'))
  try {
    const live = await deployment(peer, folder, say)
    const meeting = await meetingsWork(live)
    await staffSignIn(live)
    await drill(live, meeting, say)
    say('Everything was done.')
  } finally {
    peer.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The staff's pages read their secrets, ask the directory about itself, and send people there. */
async function staffSignIn(live: Deployment): Promise<void> {
  const council = await directory()
  const address = await live.whereStaffSignIn(council.issuer)
  council.close()
  expect(address.startsWith(`${council.issuer}/authorize?`), `staff sign in by the directory (${address})`)
  say('The staff’s pages read their secrets, and send people to the directory')
}

/** A meeting from its work programme to a pack that verifies. Answers how it is named. */
async function meetingsWork(live: Deployment): Promise<string> {
  const { addWorkingDays } = calendarFor('england-and-wales')
  const roundDay = addWorkingDays(londonClock().today(), 1)
  const date = wednesdayAfter(addDays(roundDay, 28))
  const meeting = `${SLUG}/${date}`

  const imported = await live.packhorse<{ items: number }>(
    'import',
    live.lay('programme.csv', programme(date)),
  )
  say(`Imported a work programme into ${live.home}: ${imported.items} reports for ${date}`)

  await live.fireSchedule('08:30', roundDay)
  const mails = await until('mail', async () => (await live.mails()).length >= 2 && live.mails())
  await live.fireSchedule('09:15', roundDay)
  await until('a second round', async () => (await live.register.list(`rounds/${roundDay}/`)).length >= 4)
  expect((await live.mails()).length === mails.length, 'the second round of the morning sends nothing')
  say(`The schedule fired twice for ${roundDay}: ${mails.length} officers were written to, once each`)

  await live.uploadByForms(meeting, 1, [{ name: 'safety.pdf', pages: 12, paragraphs: [] }])
  await live.uploadByForms(meeting, 2, [
    { name: 'bridges.pdf', pages: 7, paragraphs: [] },
    { name: 'tender.pdf', pages: 3, paragraphs: [3] },
  ])
  await live.refusedByForm(meeting, 1)
  const { meetings } = await live.packhorse<{ meetings: { items: { state: string }[] }[] }>('status', meeting)
  expect(
    meetings[0]?.items.every(({ state }) => state === 'received') === true,
    `both reports are in: ${JSON.stringify(meetings[0]?.items.map(({ state }) => state))}`,
  )
  say('Two reports came by presigned forms, through the event bus and the queue; one is exempt in part')

  await live.askForPacks(meeting)
  await until('packs', async () => {
    const kept = await live.register.read<MeetingRecord>(`meetings/${meeting}`)
    return kept?.value.packs.length === 1
  })
  const { packs } = await live.packhorse<{ packs: { path: string; pages: number }[] }>('assemble', meeting)
  expect(
    packs.length === 2 && packs.every(({ path }) => path.endsWith('-v1.pdf')),
    'the queue compiled both packs',
  )
  for (const { path, pages } of packs) {
    const { ok, checks } = await live.packhorse<{ ok: boolean; checks: unknown[] }>('verify', path)
    expect(ok, `${path} verifies`)
    say(`${path.split('/').at(-1)}: ${pages} pages, ${checks.length} of ${checks.length} checks`)
  }
  return meeting
}

function wednesdayAfter(from: Day): Day {
  const days = [1, 2, 3, 4, 5, 6, 7].map((count) => addDays(from, count))
  return days.find((one) => weekday(one) === 3) ?? from
}

function programme(date: Day): string {
  return fileOf(
    [
      ['Road safety on the approaches to schools', 'road.safety'],
      ['Bridges: inspections and repairs', 'bridges'],
    ].map(([title = '', name = '']) => ({
      committee: 'Highways Scrutiny Committee',
      date,
      title,
      author: `${title.split(/[ :]/)[0]} Manager`,
      author_email: `${name}@brackenshire.example`,
    })),
  )
}

import { readFile } from 'node:fs/promises'
import { day, inFullWords } from '../../domain/calendar/day.ts'
import type { SecrecyClaim } from '../../domain/submissions/receive-report.ts'
import { assemblePack } from '../../steps/assemble-pack.ts'
import { findMeeting } from '../../steps/change-meeting.ts'
import { importFile } from '../../steps/import-file.ts'
import { type Mark, markReport, pauseChasing } from '../../steps/mark-report.ts'
import { publishPages } from '../../steps/publish-pages.ts'
import { releasePack } from '../../steps/release-pack.ts'
import { submitReport } from '../../steps/submit-report.ts'
import type { LocalTools } from '../../wiring/local-wiring.ts'
import { expectDone } from './expect-done.ts'
import { storyClock } from './run-demo.ts'
import { printSamplePaper } from './sample-papers.ts'

const NAME = 'Housing and Communities Scrutiny Committee'
const SLUG = 'housing-and-communities-scrutiny-committee'
const [PAST, MOVED, AHEAD] = [`${SLUG}/2026-03-11`, `${SLUG}/2026-04-01`, `${SLUG}/2026-05-20`]
const CLERK = 'Committee Clerk'
const LEAD = 'Scrutiny Lead'

const OPEN: SecrecyClaim = { paragraphs: [], confidential: false, because: '', review: null }
const EXEMPT: SecrecyClaim = {
  paragraphs: [3],
  confidential: false,
  because: 'The bidders’ prices are not public until the contract is let',
  review: day('2026-09-01'),
}

/**
 * A second committee, so that a meeting and a report in every state is there to be looked at: one released with its
 * supplement, one that moved and is compiled, and one ahead whose reports stand everywhere that a report can.
 */
export async function otherMeetings(opened: LocalTools): Promise<void> {
  if ((await opened.register.read(`committees/${SLUG}`)) !== undefined) return
  const clock = storyClock()
  const tools = { ...opened, clock }
  clock.set(day('2026-02-16'), '10:00')
  await bringIn(tools)
  await released(tools, clock)
  await moved(tools, clock)
  await ahead(tools, clock)
  await publishPages(tools)
}

type Story = LocalTools & { clock: ReturnType<typeof storyClock> }

async function bringIn(tools: Story): Promise<void> {
  const sample = (name: string) => readFile(new URL(`../sample/${name}`, import.meta.url))
  const committee = JSON.parse((await sample('committee.json')).toString()) as object
  const own = new TextEncoder().encode(JSON.stringify({ ...committee, name: NAME, time: '2 pm' }))
  expectDone(await importFile(tools, { name: 'second-committee.json', bytes: own, by: LEAD }))
  const programme = new Uint8Array(await sample('second-work-programme.csv'))
  expectDone(await importFile(tools, { name: 'second-work-programme.csv', bytes: programme, by: LEAD }))
}

async function released(tools: Story, clock: Story['clock']): Promise<void> {
  clock.set(day('2026-02-25'), '11:10')
  await send(tools, PAST, 'Damp')
  await mark(tools, PAST, 'Community centres', 'to-follow', 'the December figures are still to be checked')
  clock.set(day('2026-03-02'), '14:00')
  await publish(tools, false)
  clock.set(day('2026-03-05'), '09:30')
  await send(tools, PAST, 'Community centres')
  await publish(tools, true)
}

/** The work programme is brought in again, with another date. */
async function moved(tools: Story, clock: Story['clock']): Promise<void> {
  clock.set(day('2026-03-06'), '15:00')
  const before = expectDone(await findMeeting(tools, `${SLUG}/2026-03-25`)).record.meeting
  const [item] = before.items.filter(({ standing }) => !standing)
  const row = {
    committee: NAME,
    date: MOVED.slice(-10),
    time: before.time,
    venue: before.venue,
    briefing: before.briefing ?? '',
    title: item?.title ?? '',
    description: item?.description ?? '',
    author: item?.authors[0] ?? '',
    author_email: item?.authorEmails[0] ?? '',
    reason: item?.reason ?? '',
    recommended: item?.recommended ?? '',
  }
  const bytes = new TextEncoder().encode(JSON.stringify([row]))
  expectDone(await importFile(tools, { name: 'another-date.json', bytes, by: LEAD }))
  clock.set(day('2026-03-19'), '12:20')
  await send(tools, MOVED, 'Repairs', EXEMPT)
  clock.set(day('2026-03-24'), '16:00')
  await compile(tools, MOVED, false)
}

async function ahead(tools: Story, clock: Story['clock']): Promise<void> {
  clock.set(day('2026-03-24'), '16:30')
  await mark(tools, AHEAD, 'Empty homes', 'on-track', '')
  await send(tools, AHEAD, 'Library')
  await send(tools, AHEAD, 'Community safety')
  await mark(tools, AHEAD, 'Community safety', 'returned', 'the costs in section 4 do not add up')
  await mark(tools, AHEAD, 'Allotments', 'to-follow', 'the petition closes on 15 May')
  await mark(tools, AHEAD, 'Grants', 'deferred', 'the auditors report in June')
  await mark(tools, AHEAD, 'Tenancy', 'withdrawn', 'it goes to the Audit Committee instead')
  const item = await numberOf(tools, AHEAD, 'Homelessness')
  expectDone(await pauseChasing(tools, { meeting: AHEAD, item, by: LEAD, because: 'asked in person' }))
}

async function numberOf(tools: Story, meeting: string, words: string): Promise<number> {
  const { record } = expectDone(await findMeeting(tools, meeting))
  const item = record.meeting.items.find(({ title }) => title.startsWith(words))
  if (item === undefined) throw new Error(`The second work programme has no item on "${words}"`)
  return item.number
}

async function mark(
  tools: Story,
  meeting: string,
  words: string,
  state: Mark['state'],
  because: string,
): Promise<void> {
  const item = await numberOf(tools, meeting, words)
  expectDone(await markReport(tools, { meeting, item, by: LEAD, state, because, until: null }))
}

async function send(tools: Story, meeting: string, words: string, secrecy = OPEN): Promise<void> {
  const { record } = expectDone(await findMeeting(tools, meeting))
  const item = record.meeting.items.find(({ title }) => title.startsWith(words))
  const author = item?.authors[0] ?? 'Officer'
  const paper = {
    title: item?.title ?? words,
    author,
    meeting: inFullWords(record.meeting.date),
    chapters: 1,
  }
  const bytes = await printSamplePaper(tools, paper)
  const report = { name: `${words}.pdf`, read: async () => bytes, secrecy }
  expectDone(
    await submitReport(tools, { meeting, item: item?.number ?? 0, by: author, report, appendices: [] }),
  )
}

const compile = async (tools: Story, meeting: string, supplement: boolean): Promise<void> =>
  void expectDone(await assemblePack(tools, { meeting, by: CLERK, supplement, chairsReason: '' }))

async function publish(tools: Story, supplement: boolean): Promise<void> {
  await compile(tools, PAST, supplement)
  const by = 'Democratic Services Manager'
  expectDone(await releasePack(tools, { meeting: PAST, by, version: null, inSpiteBecause: '' }))
}

import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Day, day, inFullWords } from '../../domain/calendar/day.ts'
import { clearDaysInWords } from '../../domain/deadlines/clear-days.ts'
import { manifestBeside } from '../../domain/pack/pack-names.ts'
import { stateInWords } from '../../domain/submissions/moves.ts'
import type { SecrecyClaim } from '../../domain/submissions/receive-report.ts'
import type { Clock } from '../../ports/clock.ts'
import { assemblePack } from '../../steps/assemble-pack.ts'
import { findMeeting } from '../../steps/change-meeting.ts'
import type { UploadedFile } from '../../steps/check-files.ts'
import { importFile } from '../../steps/import-file.ts'
import { type Mark, markReport } from '../../steps/mark-report.ts'
import { releasePack } from '../../steps/release-pack.ts'
import { submitReport } from '../../steps/submit-report.ts'
import { verifyPack } from '../../steps/verify-pack.ts'
import type { LocalTools } from '../../wiring/local-wiring.ts'
import { expectDone } from './expect-done.ts'
import { lockedDocument, printSamplePaper } from './sample-papers.ts'

export const MEETING = 'environment-and-transport-scrutiny-committee/2026-04-08'

export interface DemoTools extends LocalTools {
  clock: Clock & { set(day: Day, time: string): void }
  say(line: string): void
  /** Moves the story's clock on within its day. */
  at(time: string): void
}

export type DemoDay = (tools: DemoTools) => Promise<void>

const OPEN: SecrecyClaim = { paragraphs: [], confidential: false, because: '', review: null }

const COMMERCIAL: SecrecyClaim = {
  paragraphs: [3],
  confidential: false,
  because: 'The tenders are still open, and publishing their prices would cost the Council its best offer.',
  review: day('2026-10-01'),
}

/** What happens in the month, beside the rounds that run by themselves. */
export const STORY: { opening: DemoDay; days: Partial<Record<string, DemoDay>>; ending: DemoDay } = {
  opening: async (tools) => {
    tools.at('08:15')
    await bringIn(tools, 'committee.json')
    await bringIn(tools, 'work-programme.csv')
    const { record } = expectDone(await findMeeting(tools, MEETING))
    const { publishBy, reportDeadline, clearDays } = record.meeting.dates
    tools.say(`  08:15  the meeting is on ${inFullWords(record.meeting.date)}, after Easter:`)
    tools.say(`         reports due ${inFullWords(reportDeadline)}, publish by ${inFullWords(publishBy)}`)
    tools.say(`         (${clearDaysInWords(clearDays)})`)
  },
  days: {
    '2026-03-03': async (tools) => {
      tools.at('11:40')
      await mark(tools, 'recycling', { state: 'on-track', by: 'Waste Strategy Officer' })
    },
    '2026-03-18': async (tools) => {
      tools.at('15:05')
      await send(tools, 'recycling', { author: 'Waste Strategy Officer', chapters: 4 })
    },
    '2026-03-19': async (tools) => {
      tools.at('10:12')
      await sendLocked(tools, 'energy')
      tools.at('10:31')
      await send(tools, 'energy', {
        author: 'Energy Manager',
        chapters: 7,
        appendix: 'Tender prices',
        secrecy: COMMERCIAL,
      })
    },
    '2026-03-24': async (tools) => {
      tools.at('16:20')
      await send(tools, 'Road safety', { author: 'Road Safety Manager', chapters: 2, appendix: 'Site plans' })
    },
    '2026-03-26': async (tools) => {
      tools.at('14:30')
      await mark(tools, 'Flood', {
        state: 'to-follow',
        because: 'the Partnership’s board signs it off on 31 March',
        until: day('2026-04-01'),
        by: 'Director of Place',
      })
    },
    '2026-03-27': async (tools) => {
      tools.at('11:00')
      await compile(tools, false)
      tools.at('11:25')
      await publish(tools)
    },
    '2026-04-01': async (tools) => {
      tools.at('10:05')
      await send(tools, 'Flood', { author: 'Tarn Valley Flood Partnership', chapters: 3 })
      tools.at('10:40')
      await compile(tools, true)
      tools.at('10:55')
      await publish(tools)
    },
  },
  ending: async (tools) => {
    const { record } = expectDone(await findMeeting(tools, MEETING))
    for (const { key } of record.packs
      .flatMap(({ files }) => files)
      .filter(({ kind }) => kind === 'public')) {
      const path = tools.open.whereabouts(key)
      const read = async (name: string) => new Uint8Array(await readFile(name))
      const { ok, checks } = await verifyPack(tools, {
        name: key,
        pdf: await read(path),
        manifest: await read(manifestBeside(path)),
      })
      if (!ok) throw new Error(checks.map(({ name, detail }) => `${name}: ${detail}`).join(' '))
      tools.say(`  verified: ${checks.length} checks of ${basename(path)} hold`)
    }
  },
}

const clockTime = (tools: DemoTools): string => `  ${tools.clock.wallTime().slice(11)}  `

async function bringIn(tools: DemoTools, name: string): Promise<void> {
  const bytes = new Uint8Array(await readFile(new URL(`../sample/${name}`, import.meta.url)))
  expectDone(await importFile(tools, { name, bytes, by: 'Scrutiny Lead' }))
  tools.say(`${clockTime(tools)}${name} is imported`)
}

async function numberOf(tools: DemoTools, words: string): Promise<number> {
  const { record } = expectDone(await findMeeting(tools, MEETING))
  const item = record.meeting.items.find(({ title }) => title.includes(words))
  if (item === undefined) throw new Error(`The sample work programme has no item on "${words}"`)
  return item.number
}

async function mark(
  tools: DemoTools,
  words: string,
  {
    because = '',
    until = null,
    ...rest
  }: Pick<Mark, 'state' | 'by'> & Partial<Pick<Mark, 'because' | 'until'>>,
): Promise<void> {
  const item = await numberOf(tools, words)
  const { title, state } = expectDone(
    await markReport(tools, { meeting: MEETING, item, because, until, ...rest }),
  )
  const why = because === '' ? '' : `: ${because}`
  tools.say(`${clockTime(tools)}${rest.by}: item ${item}, “${title}”, is ${stateInWords(state.at)}${why}`)
}

/** An officer sends a report, with an appendix where one is named; the secrecy is the appendix's. */
async function send(
  tools: DemoTools,
  words: string,
  sent: { author: string; chapters: number; appendix?: string; secrecy?: SecrecyClaim },
): Promise<void> {
  const item = await numberOf(tools, words)
  const { record } = expectDone(await findMeeting(tools, MEETING))
  const title = record.meeting.items.find(({ number }) => number === item)?.title ?? words
  const meeting = inFullWords(record.meeting.date)
  const report = await printSamplePaper(tools, {
    title,
    author: sent.author,
    meeting,
    chapters: sent.chapters,
  })
  const appendices: UploadedFile[] = []
  if (sent.appendix !== undefined) {
    const { appendix: title, author, secrecy = OPEN } = sent
    const appendix = await printSamplePaper(tools, { title, author, meeting, chapters: 2 })
    appendices.push({ name: `${title}.pdf`, read: async () => appendix, secrecy })
  }
  const receipt = expectDone(
    await submitReport(tools, {
      meeting: MEETING,
      item,
      by: sent.author,
      report: { name: `${words}.pdf`, read: async () => report, secrecy: OPEN },
      appendices,
    }),
  )
  const pages = receipt.files.map(({ name, pages: count }) => `${name}, ${count} pages`).join('; ')
  tools.say(`${clockTime(tools)}${sent.author} sends the report for item ${item} (${pages})`)
}

/** What officers do who are careful: a document with a password. It is refused, and nothing is kept. */
async function sendLocked(tools: DemoTools, words: string): Promise<void> {
  const item = await numberOf(tools, words)
  const answer = await submitReport(tools, {
    meeting: MEETING,
    item,
    by: 'Energy Manager',
    report: { name: `${words}-FINAL.docx`, read: async () => lockedDocument(), secrecy: OPEN },
    appendices: [],
  })
  if ('done' in answer) throw new Error('The demonstration’s locked document was taken')
  for (const { message } of answer.refused) tools.say(`${clockTime(tools)}refused: ${message}`)
}

async function compile(tools: DemoTools, supplement: boolean): Promise<void> {
  const asked = { meeting: MEETING, by: 'Committee Clerk', supplement, chairsReason: '' }
  const { packs, warnings } = expectDone(await assemblePack(tools, asked))
  for (const { kind, pages } of packs)
    tools.say(
      `${clockTime(tools)}the ${kind} ${supplement ? 'supplement' : 'pack'} is compiled: ${pages} pages`,
    )
  for (const { number, title, letter, from, to, toFollow } of packs[0]?.items ?? []) {
    if (from === null && !toFollow) continue
    const range = toFollow ? 'To follow' : `${from} - ${to}`
    tools.say(
      `         ${String(number).padStart(2)}  ${(letter ?? '').padEnd(2)} ${range.padEnd(10)} ${title}`,
    )
  }
  for (const warning of warnings) tools.say(`         Note: ${warning}`)
}

async function publish(tools: DemoTools): Promise<void> {
  const { released, count, lawful } = expectDone(
    await releasePack(tools, {
      meeting: MEETING,
      by: 'Democratic Services Manager',
      version: null,
      inSpiteBecause: '',
    }),
  )
  tools.say(
    `${clockTime(tools)}released by a second person, ${count} clear days before the meeting: ${lawful ? 'lawful' : 'not lawful'}`,
  )
  for (const { path } of released) tools.say(`         ${path}`)
}

import { beforeEach, expect, it } from 'vitest'
import { folderSpool } from '../../functions/adapters/local/folder-spool.ts'
import { spoolTray } from '../../functions/adapters/local/spool-tray.ts'
import { memoryDocumentStore } from '../../functions/adapters/memory/memory-document-store.ts'
import type { MeetingRecord } from '../../functions/domain/pipeline.ts'
import {
  offeredFileKey,
  offerKey,
  type UploadOffer,
} from '../../functions/domain/submissions/upload-offer.ts'
import type { TextRecogniser } from '../../functions/ports/text-recogniser.ts'
import type { SpooledFile, UploadSpool } from '../../functions/ports/upload-spool.ts'
import { chaseOfficers } from '../../functions/steps/chase-officers.ts'
import { chooseForHeld, holdUpload, lookAtHeld, resumeHeld } from '../../functions/steps/hold-upload.ts'
import { submitReport } from '../../functions/steps/submit-report.ts'
import { sha256 } from '../../functions/wiring/public-wiring.ts'
import { aMeeting, aRecord } from '../support/council.ts'
import { lenientIntake } from '../support/intake.ts'
import { Killed, killingAt } from '../support/killed.ts'
import { makePdf } from '../support/make-pdf.ts'
import { type RoundOfTest, roundTools } from '../support/round.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const MEETING = 'highways/2017-07-26'
const DEADLINE_DAY = '2017-07-13T08:45'
const OFFICER = { name: 'Deputy', address: 'deputy@brackenshire.example' }
const OPEN = { paragraphs: [], confidential: false, because: '', review: null }
const SCAN = makePdf({
  pages: 1,
  lines: () => [],
  drawing: 'q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI Q',
})

let round: RoundOfTest
let folder: string
let later: { hours: number }
beforeEach(async () => {
  round = await roundTools(DEADLINE_DAY, [aRecord(aMeeting())])
  folder = temporaryFolder()
  later = { hours: 0 }
})

/** A machine that reads every scan as the same page, or does with it what a test says. */
const reading = (
  read: TextRecogniser['read'] = async (_, pages, progress) => {
    progress.at(1, pages.length, 'reading scanned pages')
    return { pdf: makePdf({ pages: 1 }), read: [...pages], doubtful: [], wordless: [], unread: [] }
  },
): TextRecogniser => ({ read })

/** One start of the program over what is kept; `waits` are the uploads that it has still to look at. */
function started(recogniser = reading(), over: Partial<RoundOfTest> = {}) {
  const spool = folderSpool(folder, { now: () => Date.now() + later.hours * 3_600_000 })
  const waits: string[] = []
  return {
    ...round,
    ...lenientIntake(),
    recogniser,
    open: memoryDocumentStore('open'),
    restricted: memoryDocumentStore('restricted'),
    sha256,
    spool,
    tray: spoolTray(spool),
    lookAgain: { soon: async (offer: string) => void waits.push(offer) },
    waits,
    ...over,
  }
}

async function aFile(spool: UploadSpool): Promise<SpooledFile> {
  const begun = await spool.begin({ owner: 'officer', name: 'scan.pdf', bytes: SCAN.length })
  if ('refused' in begun) throw new Error('There is no room')
  await spool.append(begun.done, 0, new Blob([new Uint8Array(SCAN)]).stream())
  return begun.done
}

const handIn = (tools: ReturnType<typeof started>, spooled: SpooledFile) =>
  holdUpload(tools, {
    meeting: MEETING,
    item: 7,
    by: OFFICER.name,
    sender: OFFICER,
    choices: ['readScans'],
    files: [{ name: spooled.name, secrecy: OPEN, spooled }],
  })

async function lookAtAll(tools: ReturnType<typeof started>): Promise<void> {
  for (const offer of tools.waits.splice(0)) await lookAtHeld(tools, offer)
}

const item = async () =>
  (await round.register.read<MeetingRecord>(`meetings/${MEETING}`))?.value.meeting.items.find(
    ({ number }) => number === 7,
  )
const offerOf = async ({ id }: { id: string }) =>
  (await round.register.read<UploadOffer>(offerKey(id)))?.value

it('answers before a scan is read, tells how far it is, and then takes the report in as of when it was sent', async () => {
  const progress: unknown[] = []
  const tools = started(
    reading(async (...asked) => {
      asked[2].at(3, 40, 'reading scanned pages')
      await new Promise((soon) => setTimeout(soon, 20))
      progress.push((await offerOf(file))?.progress)
      return reading().read(...asked)
    }),
  )
  const file = await aFile(tools.spool)
  expect(await handIn(tools, file)).toHaveProperty('done.id', file.id)
  expect(await item()).toMatchObject({
    state: { at: 'awaited' },
    arriving: { offer: file.id, at: DEADLINE_DAY },
  })
  round.clock.set('2017-07-13T09:10')
  await lookAtAll(tools)
  expect(progress).toEqual([{ done: 3, total: 40, doing: 'reading scanned pages' }])
  expect(await offerOf(file)).toMatchObject({ outcome: { was: 'taken', version: 1 } })
  expect(await item()).toMatchObject({ state: { at: 'received' }, submissions: [{ at: DEADLINE_DAY }] })
  expect(await item()).not.toHaveProperty('arriving')
  expect(await tools.spool.heldUnder(offeredFileKey(file.id, 0))).toBeUndefined()
  expect(round.mailer.posted.map(({ subject }) => subject)).toEqual([
    'Taken in, version 1: Road safety annual report',
  ])
})

it('takes one upload of a report at a time to be read, so that nobody keeps others waiting', async () => {
  const tools = started()
  await handIn(tools, await aFile(tools.spool))
  expect(await handIn(tools, await aFile(tools.spool))).toMatchObject({
    refused: [{ message: expect.stringContaining('sent for this report at 08:45 is still being looked at') }],
  })
  await lookAtAll(tools)
  expect(await handIn(tools, await aFile(tools.spool))).toHaveProperty('done')
})

it('chases nobody for a report that is being looked at, and says why', async () => {
  const tools = started()
  await handIn(tools, await aFile(tools.spool))
  const because = 'a report for item 7, "Road safety annual report", was sent, and is being looked at'
  expect(await chaseOfficers(round)).toMatchObject({ sent: [], held: [{ because }] })
  // What did not come to its end by the day after is chased again.
  round.clock.set('2017-07-17T08:45')
  expect((await chaseOfficers(round)).sent.length).toBeGreaterThan(0)
})

it('does not put an older upload in the place of a newer one that did not have to wait', async () => {
  const tools = started()
  const file = await aFile(tools.spool)
  await handIn(tools, file)
  round.clock.set('2017-07-13T09:05')
  const report = { name: 'mended.pdf', read: async () => makePdf({ pages: 2 }), secrecy: OPEN }
  const sent = { meeting: MEETING, item: 7, by: OFFICER.name, report, appendices: [] }
  expect(await submitReport(tools, sent)).toHaveProperty('done')
  await lookAtAll(tools)
  expect((await item())?.submissions.map(({ files }) => files[0]?.name)).toEqual(['mended.pdf'])
  expect(await item()).not.toHaveProperty('arriving')
  expect(await offerOf(file)).toMatchObject({
    outcome: { was: 'refused', because: [expect.stringContaining('it was sent later, at 09:05')] },
  })
})

it('loses nothing and takes nothing in twice, wherever the program dies', async () => {
  let died = 0
  for (let at = 1; died === at - 1; at += 1) {
    for (const when of ['before', 'after'] as const) {
      round = await roundTools(DEADLINE_DAY, [aRecord(aMeeting())])
      folder = temporaryFolder()
      const dying = started(reading(), killingAt({ at, when }, round) as Partial<RoundOfTest>)
      const file = await aFile(dying.spool)
      const isAnswered = await handIn(dying, file).then(
        () => true,
        (fault) => {
          expect(fault).toBeInstanceOf(Killed)
          return false
        },
      )
      const isDead = await lookAtAll(dying).then(
        () => !isAnswered,
        () => true,
      )
      if (isDead) died = at
      const anew = started()
      await resumeHeld(anew)
      await lookAtAll(anew)
      // Whoever was not answered, and finds that it is not in, sends it again.
      if ((await item())?.submissions.length === 0) {
        expect(isAnswered, `${when} act ${at}`).toBe(false)
        await handIn(anew, await aFile(anew.spool))
        await lookAtAll(anew)
      }
      expect((await item())?.submissions.length, `${when} act ${at}`).toBe(1)
      expect(await item(), `${when} act ${at}`).not.toHaveProperty('arriving')
    }
  }
  expect(died).toBeGreaterThan(5)
})

it('says so where files were kept for a day in vain, where the program fails, and where it dies of them again and again', async () => {
  const failing = started(reading(() => Promise.reject(new Error('A part is missing'))))
  const first = await aFile(failing.spool)
  await handIn(failing, first)
  await expect(lookAtAll(failing)).rejects.toThrow('A part is missing')
  const broken = { outcome: { was: 'refused', because: [expect.stringContaining('a fault of the program')] } }
  expect(await offerOf(first)).toMatchObject(broken)
  expect(await item()).not.toHaveProperty('arriving')

  const second = await aFile(started().spool)
  await handIn(started(), second)
  for (let start = 1; start <= 3; start += 1) {
    const dying = started(reading(() => new Promise(() => undefined)))
    await resumeHeld(dying)
    expect(dying.waits).toEqual([second.id])
    void lookAtAll(dying)
    while ((await offerOf(second))?.begun !== start) await new Promise((soon) => setTimeout(soon, 5))
  }
  const last = started()
  await resumeHeld(last)
  await lookAtAll(last)
  expect(await offerOf(second)).toMatchObject(broken)

  const third = await aFile(started().spool)
  await handIn(started(), third)
  later.hours = 25
  const monday = started()
  await resumeHeld(monday)
  await lookAtAll(monday)
  expect(await offerOf(third)).toMatchObject({
    outcome: { was: 'refused', because: [expect.stringContaining('not here any more')] },
  })
  expect(round.mailer.posted).toHaveLength(3)
})

it('holds a scan back that calls itself exempt once it is read, and takes it when its sender says that it is not', async () => {
  const secret = makePdf({ pages: 1, lines: () => ['NOT FOR PUBLICATION'] })
  const tools = started(
    reading(async (_, pages) => ({ pdf: secret, read: [...pages], doubtful: [], wordless: [], unread: [] })),
  )
  const file = await aFile(tools.spool)
  await handIn(tools, file)
  await lookAtAll(tools)
  const held = await offerOf(file)
  expect(held?.outcome).toMatchObject({ was: 'refused', choices: ['confirmedOpen'] })
  if (held !== undefined) await chooseForHeld(tools, held, ['confirmedOpen'])
  expect(await item()).toHaveProperty('arriving')
  await lookAtAll(tools)
  expect(await offerOf(file)).toMatchObject({
    outcome: { was: 'taken' },
    choices: ['readScans', 'confirmedOpen'],
  })
})

import { describe, expect, it } from 'vitest'
import { packQueue } from '../../functions/adapters/local/pack-queue.ts'
import { memoryDocumentStore } from '../../functions/adapters/memory/memory-document-store.ts'
import { memoryWorkers } from '../../functions/adapters/memory/memory-workers.ts'
import { day } from '../../functions/domain/calendar/day.ts'
import type { MeetingRecord } from '../../functions/domain/pipeline.ts'
import type { CompilationRecord, PackRequest } from '../../functions/domain/release/pack-request.ts'
import type { Item } from '../../functions/domain/work-programme/meeting.ts'
import type { PackRequests } from '../../functions/ports/pack-requests.ts'
import { assemblePack } from '../../functions/steps/assemble-pack.ts'
import { compileOnRequest } from '../../functions/steps/compile-on-request.ts'
import { readCompilation, requestPack } from '../../functions/steps/request-pack.ts'
import { sha256 } from '../../functions/wiring/public-wiring.ts'
import { aMeeting, anItem, aRecord } from '../support/council.ts'
import { roundTools } from '../support/round.ts'

const MEETING = 'highways/2017-07-26'
const ASKED = { meeting: MEETING, by: 'Committee Clerk', supplement: false, chairsReason: '' }

/** A report that is exempt, so that two packs are made of it. */
const exempt = anItem({
  state: { at: 'received', on: day('2017-07-12'), version: 1 },
  submissions: [
    {
      version: 1,
      on: day('2017-07-12'),
      at: '2017-07-12T10:00',
      by: 'Road Safety Manager',
      files: [
        {
          role: 'report',
          name: 'report.pdf',
          pages: 2,
          sha256: 'a'.repeat(64),
          store: 'restricted',
          key: 'uploads/report.pdf',
          secrecy: { kind: 'exempt', paragraphs: [3], because: 'Prices', review: null },
        },
      ],
    },
  ],
})

/** A clerk's office where printing and binding are done by whoever a test puts there. */
async function anOffice({ bind = async () => undefined }: { bind?: () => Promise<unknown> } = {}) {
  const round = await roundTools('2017-07-14T10:00', [aRecord(aMeeting({ items: [exempt] }))])
  const asked: PackRequest[] = []
  const packRequests: PackRequests = {
    outlive: false,
    ask: async (request) => void asked.push(request),
  }
  const build = async () => {
    await bind()
    return { pages: 4, sha256: 'b'.repeat(64) }
  }
  const tools = {
    ...round,
    open: memoryDocumentStore('open'),
    restricted: memoryDocumentStore('restricted'),
    printer: { print: async () => new Uint8Array() },
    engine: 'the binder of the test',
    builders: { public: { build }, restricted: { build } },
    sha256,
    progress: { at: () => undefined },
    packRequests,
  }
  const stages = async () =>
    (await tools.register.history<CompilationRecord>('compilations/highways/2017-07-26')).map(
      ({ value: { stage } }) =>
        stage.at === 'compiling' ? `${stage.done}/${stage.total} ${stage.doing}` : stage.at,
    )
  const next = (): PackRequest => {
    const request = asked.shift()
    if (request === undefined) throw new Error('Nothing was asked for')
    return request
  }
  return { tools, stages, next, asked }
}

describe('compiling on request', () => {
  it('tells how far it is, over both packs, and which version came of it', async () => {
    // As slow as a register needs to tell every stage.
    const { tools, stages, next } = await anOffice({
      bind: () => new Promise((resolve) => setTimeout(resolve, 5)),
    })
    expect(await requestPack(tools, ASKED)).toMatchObject({ done: { stage: { at: 'waiting' } } })
    await compileOnRequest(tools, next())
    const told = await stages()
    expect([told[0], told.at(-1)]).toEqual(['waiting', 'compiled'])
    expect(told).toContain('2/5 binding the public pack')
    expect(told).toContain('4/5 binding the restricted pack')
    expect(
      (await readCompilation(tools, { committee: 'highways', key: '2017-07-26' }))?.record,
    ).toMatchObject({
      stage: { version: 1, isNew: true },
      askedAt: '2017-07-14T10:00',
    })
  })

  it('takes no second request while one is under way, and one in place of another that nobody began', async () => {
    const { tools, next, asked } = await anOffice({
      bind: async () => {
        expect(await requestPack(tools, { ...ASKED, by: 'Somebody Else' })).toMatchObject({
          refused: [{ message: expect.stringContaining('Committee Clerk asked for them') }],
        })
      },
    })
    await requestPack(tools, ASKED)
    const replaced = next()
    await requestPack(tools, ASKED)
    await compileOnRequest(tools, replaced)
    expect(await tools.register.history('meetings/highways/2017-07-26')).toHaveLength(1)
    const request = next()
    await compileOnRequest(tools, request)
    // A queue may deliver it again.
    await compileOnRequest(tools, request)
    expect(await tools.register.history('meetings/highways/2017-07-26')).toHaveLength(2)
    expect(asked).toEqual([])
  })

  it('is told as broken off once its worker is gone, and can be asked for again', async () => {
    const { tools, next } = await anOffice()
    await requestPack(tools, ASKED)
    const meeting = { committee: 'highways', key: '2017-07-26' }
    expect(await readCompilation(tools, meeting)).toMatchObject({ isBrokenOff: false })
    const later = { ...tools, workers: memoryWorkers('second') }
    later.workers.bury('first')
    expect(await readCompilation(later, meeting)).toMatchObject({ isBrokenOff: true })
    await requestPack(later, ASKED)
    next()
    await compileOnRequest(later, next())
    expect(await readCompilation(later, meeting)).toMatchObject({
      isBrokenOff: false,
      record: { stage: { at: 'compiled' } },
    })
  })

  it('says that a fault of ours broke it, and nothing of what the fault says', async () => {
    const { tools, stages, next } = await anOffice({
      bind: async () => {
        throw new Error('Quillfeather-tender.pdf is damaged')
      },
    })
    await requestPack(tools, ASKED)
    await expect(compileOnRequest(tools, next())).rejects.toThrow('damaged')
    expect((await stages()).at(-1)).toBe('broken')
    const record = await tools.register.read('compilations/highways/2017-07-26')
    expect(JSON.stringify(record)).not.toContain('Quillfeather')
  })

  it('refuses at once what can be told without compiling', async () => {
    const { tools, asked } = await anOffice()
    expect(await requestPack(tools, { ...ASKED, supplement: true })).toMatchObject({
      refused: [{ message: expect.stringContaining('nothing to supplement') }],
    })
    expect(asked).toEqual([])
  })
})

describe('the queue of one machine', () => {
  it('carries requests out one after another, goes on after a fault, and takes no endless number', async () => {
    const at: string[] = []
    const gate = Promise.withResolvers<void>()
    const ended = Promise.withResolvers<void>()
    const warned: string[] = []
    const queue = packQueue({
      compile: async ({ id }) => {
        await gate.promise
        at.push(id)
        if (id === '0') throw new Error('the first one breaks')
        if (id === '49') ended.resolve()
      },
      log: { info: () => undefined, warn: (message) => void warned.push(message) },
    })
    const ask = (id: number) => queue.ask({ ...ASKED, id: `${id}` })
    for (let id = 0; id < 50; id += 1) await ask(id)
    await expect(ask(50)).rejects.toThrow('waiting already')
    gate.resolve()
    await ended.promise
    expect(at).toEqual(Array.from({ length: 50 }, (_, id) => `${id}`))
    expect(warned).toEqual(['a pack could not be compiled'])
  })
})

it('keeps no pack that shows what became exempt while it was compiled, and leaves it in no open store for good', async () => {
  const key = `meetings/${MEETING}`
  const withReport = (store: 'open' | 'restricted'): Item => ({
    ...exempt,
    submissions: exempt.submissions.map((one) => ({
      ...one,
      files: one.files.map((file) => ({
        ...file,
        store,
        secrecy: store === 'open' ? null : file.secrecy,
      })),
    })),
  })
  const { tools } = await anOffice({ bind: () => put(withReport('restricted')) })
  async function put(item: Item): Promise<void> {
    const kept = await tools.register.read<MeetingRecord>(key)
    if (kept === undefined) throw new Error('There is no meeting')
    const meeting = { ...kept.value.meeting, items: [item] }
    await tools.register.replace(key, { ...kept.value, meeting }, kept.version)
  }
  await put(withReport('open'))
  expect(await assemblePack(tools, ASKED)).toMatchObject({
    refused: [{ message: expect.stringContaining('became exempt while its packs were compiled') }],
  })
  const record = (await tools.register.read<MeetingRecord>(key))?.value
  expect(record?.packs).toEqual([])
  expect(record?.leaving).toContainEqual(expect.stringMatching(/public.*\.pdf$/))
})

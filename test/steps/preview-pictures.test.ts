import { expect, it } from 'vitest'
import { memoryDocumentStore } from '../../functions/adapters/memory/memory-document-store.ts'
import { memoryRegister } from '../../functions/adapters/memory/memory-register.ts'
import { day } from '../../functions/domain/calendar/day.ts'
import type { Submission } from '../../functions/domain/work-programme/meeting.ts'
import { previewPictures } from '../../functions/steps/preview-pictures.ts'
import type { PreviewTools } from '../../functions/steps/preview-report.ts'
import { aMeeting, anItem, aRecord } from '../support/council.ts'

const file = {
  role: 'report',
  name: 'roads.pdf',
  pages: 2,
  sha256: '',
  store: 'open',
  key: 'roads',
  secrecy: null,
}
const sent: Submission = {
  version: 1,
  on: day('2017-07-10'),
  at: '2017-07-10T09:00',
  by: 'Road Safety Manager',
  files: [file as Submission['files'][number]],
}

it('binds one report at a time for the pictures that officers ask for, and none twice', async () => {
  const open = memoryDocumentStore('open')
  await open.put('roads', new Uint8Array([1]))
  let [now, most, bound] = [0, 0, 0]
  const bind = async () => {
    bound += 1
    now += 1
    most = Math.max(most, now)
    await new Promise((resolve) => setTimeout(resolve, 5))
    now -= 1
    return { pdf: new Uint8Array() }
  }
  const tools = {
    register: memoryRegister(),
    open,
    restricted: memoryDocumentStore('restricted'),
    binder: { bind },
    pictures: { draw: async (_: Uint8Array, page: number) => new Uint8Array([page]) },
  } as unknown as PreviewTools
  const draw = previewPictures(tools)
  const items = [7, 8, 9].map((number) => anItem({ number, submissions: [sent] }))
  const record = aRecord(aMeeting({ items }))
  const asked = [...items, ...items].flatMap((item) => [1, 2].map((page) => draw(record, item, page)))
  expect((await Promise.all(asked)).map((png) => png?.[0])).toEqual(asked.map((_, at) => (at % 2) + 1))
  expect({ most, bound }).toEqual({ most: 1, bound: 6 })

  const again = anItem({ submissions: [sent, { ...sent, version: 2 }] })
  await draw(aRecord(aMeeting({ items: [again] })), again, 1)
  expect(bound).toBe(7)
})

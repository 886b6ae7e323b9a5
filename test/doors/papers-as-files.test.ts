import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { assemblePack } from '../../functions/steps/assemble-pack.ts'
import { filesOfVersion } from '../../functions/web/views/papers.ts'
import { appForTests } from '../support/app-for-tests.ts'

const MEETING = 'environment-and-transport-scrutiny-committee/2026-04-08'
const served = appForTests({ demo: true })

it('gives a pack’s public papers as files in the order of the agenda, the exempt one left out', async () => {
  const { tools } = served()
  await assemblePack(tools, { meeting: MEETING, by: 'Clerk', supplement: false, chairsReason: '' })
  const zip = (await filesOfVersion(tools, MEETING, 1)) ?? new Uint8Array()
  const files = unzipSync(zip)
  expect(Object.keys(files)).toEqual([
    '00 Public Document Pack.pdf',
    '06.1 Road safety on the approaches to schools - Report.pdf',
    '06.2 Road safety on the approaches to schools - Appendix 1.pdf',
    '07.1 Household recycling a year of the new collections - Report.pdf',
    '08.1 Leisure centre energy contract - Report.pdf',
  ])
  for (const bytes of Object.values(files)) expect(Buffer.from(bytes.slice(0, 5)).toString()).toBe('%PDF-')
  const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  expect(sum((await filesOfVersion(tools, MEETING, 1)) ?? new Uint8Array())).toBe(sum(zip))
  expect(await filesOfVersion(tools, MEETING, 9)).toBeNull()
})

import { beforeAll, expect, it } from 'vitest'
import { assemblePack } from '../../functions/steps/assemble-pack.ts'
import { auditTrail } from '../../functions/steps/audit-trail.ts'
import { appForTests } from '../support/app-for-tests.ts'
import { signIn } from '../support/signed-in.ts'

const NAME = 'environment-and-transport-scrutiny-committee/2026-04-08'
const [CLERK, READER] = [0, 3]
const PUBLIC = `/meetings/${NAME}/versions/1/public`
const RESTRICTED = `/meetings/${NAME}/versions/1/restricted`
const served = appForTests({ demo: true })

beforeAll(async () => {
  const asked = { meeting: NAME, by: 'Committee Clerk', supplement: false, chairsReason: '' }
  expect(await assemblePack(served().tools, asked)).toHaveProperty('done')
})

const isPicture = async (answer: Response): Promise<boolean> =>
  Buffer.from(await answer.arrayBuffer())
    .subarray(1, 4)
    .toString() === 'PNG'

it('shows a public pack to whoever may look, as pictures and in words, and tells readers of no exempt paper', async () => {
  const reader = await signIn(served(), READER)
  const page = await (await reader.get(`${PUBLIC}?label=27`)).text()
  expect(page).toContain('Page 25 - 28')
  expect(page).toMatch(/not for publication/i)
  expect(page).not.toContain('Tender prices')
  expect(page).not.toContain('restricted')
  expect(await isPicture(await reader.get(`${PUBLIC}/pages/1/large.png`))).toBe(true)
  for (const path of [`${PUBLIC}/pages/99/large.png`, `${PUBLIC}/pages/1/constructor`, `${PUBLIC}?page=99`])
    expect((await reader.get(path)).status, path).toBe(404)
})

it('shows a restricted pack to no reader, neither its pages nor their pictures', async () => {
  const reader = await signIn(served(), READER)
  for (const path of [RESTRICTED, `${RESTRICTED}?page=3`, `${RESTRICTED}/pages/3/small.png`])
    expect((await reader.get(path)).status, path).toBe(403)
})

it('writes down once that a clerk opens a restricted pack, however many of its pages they look at', async () => {
  const clerk = await signIn(served(), CLERK)
  const reads = async () =>
    (await auditTrail(served().tools)).filter(({ what }) => what.includes('looked at version 1'))
  expect(await reads()).toHaveLength(0)
  // A picture alone is a look too.
  const pictures = [3, 4, 5].map((page) => clerk.get(`${RESTRICTED}/pages/${page}/small.png`))
  for (const answer of await Promise.all(pictures)) {
    expect(await isPicture(answer)).toBe(true)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  }
  expect((await clerk.get(`${RESTRICTED}?page=4`)).status).toBe(200)
  expect(await reads()).toMatchObject([{ by: 'Committee Clerk', where: NAME }])
  await (await signIn(served(), CLERK)).get(RESTRICTED)
  expect(await reads()).toHaveLength(2)
})

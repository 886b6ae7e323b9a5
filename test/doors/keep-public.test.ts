import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { keepPublic } from '../../functions/web/keep-public.ts'
import type { Env } from '../../functions/web/page.ts'
import type { PageTools } from '../../functions/web/web-tools.ts'

it.each([
  ['/r/secret/9/state', null],
  ['/r/secret/highways/2026-05-13/4/state', null],
  ['/meetings/highways/2026-05-13/items/4/mark', 'highways'],
  ['/programme/import', null],
])('brings the public’s pages up to date after %s', async (path, committee) => {
  const published: (string | null)[] = []
  const app = new Hono<Env>()
  keepPublic(app, { publish: async (one: string | null) => void published.push(one) } as PageTools)
  app.post('*', (c) => c.redirect('/', 303))
  await app.request(path, { method: 'POST' })
  expect(published).toEqual([committee])
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { PageSettings } from '../../functions/wiring/settings.ts'
import { type ServedApp, type Start, servedApp } from './web.ts'

/** The app for all tests of a file or a group, gone after them. */
export function appForTests(...how: [Start, Partial<PageSettings>?]): () => ServedApp {
  let app: ServedApp | undefined
  const home = mkdtempSync(join(tmpdir(), 'packhorse-web-'))
  beforeAll(async () => {
    app = await servedApp(home, ...how)
  })
  afterAll(async () => {
    await app?.close()
    rmSync(home, { recursive: true, force: true })
  })
  return () => {
    if (app === undefined) throw new Error('The app is not served yet')
    return app
  }
}

import { leaseWorkers } from '../adapters/aws/lease-workers.ts'
import { pdfBinder } from '../adapters/paper/pdf-binder.ts'
import { type Answer, done } from '../domain/refusal.ts'
import { buildPack } from '../steps/build-pack.ts'
import { bucketHome, publishedSite } from './bucket-home-wiring.ts'
import { bucketMailer } from './bucket-mail-wiring.ts'
import { sha256 } from './public-wiring.ts'
import type { Settings } from './settings.ts'
import type { Store } from './store.ts'

/** Longer than any round takes. */
const LEASE_MS = 15 * 60_000

/** A council's store in S3, for whoever has the rights to all of it. */
export async function bucketStore(settings: Settings): Promise<Answer<Store>> {
  const opened = await bucketHome(settings, { makes: true })
  if ('refused' in opened) return opened
  const { open } = opened.done
  const binder = pdfBinder()
  return done({
    ...opened.done,
    mailer: bucketMailer(settings.aws),
    site: publishedSite(settings),
    workers: leaseWorkers(LEASE_MS),
    // It is given the open store alone, and so cannot fetch what is exempt.
    publicBuilder: { build: (order) => buildPack({ open, binder, sha256 }, order) },
  })
}

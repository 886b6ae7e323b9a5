import type { DocumentStore } from '../ports/document-store.ts'
import type { Mailer } from '../ports/mailer.ts'
import type { PackBuilder } from '../ports/pack-builder.ts'
import type { PublicSite } from '../ports/public-site.ts'
import type { Register } from '../ports/register.ts'
import type { Workers } from '../ports/workers.ts'

/** Where a council's papers and records lie, and what depends on that. */
export interface Store {
  register: Register
  open: DocumentStore
  restricted: DocumentStore
  /** What the public reads. */
  site: PublicSite
  mailer: Mailer
  workers: Workers
  publicBuilder: PackBuilder
}

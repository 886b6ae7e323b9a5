import { pdfBinder } from '../adapters/paper/pdf-binder.ts'
import type { BuildTools } from '../steps/build-pack.ts'
import { type Environment, orThrow, settingsOf } from './aws-wiring.ts'
import { bucketHome } from './bucket-home-wiring.ts'
import { sha256 } from './public-wiring.ts'

/** What binds public packs: the open store, and no other. */
export async function publicBuilderTools(environment: Environment): Promise<BuildTools> {
  const { open } = orThrow(await bucketHome(settingsOf(environment)))
  return { open, binder: pdfBinder(), sha256 }
}

import type { Answer } from '../domain/refusal.ts'
import type { Fields } from './form-fields.ts'
import { changesBy } from './views/changes.ts'
import type { StaffTools } from './web-tools.ts'

/** What became of an act that is shown before it is done. */
export type Outcome<T> = Answer<T> | { shown: { answer: T; changes: string[] } }

/** The field that a preview's form carries: whoever sends it has seen what will change. */
export const SURE = { name: 'sure', value: 'yes' }

/** Does an act when its doer has seen what it changes; before that, finds out over a draft, and keeps nothing. */
export async function whenSure<T>(
  tools: StaffTools,
  fields: Fields,
  act: (tools: StaffTools) => Promise<Answer<T>>,
): Promise<Outcome<T>> {
  if (fields.one(SURE.name) === SURE.value) return act(tools)
  const previewed = await changesBy(tools, act)
  return 'refused' in previewed ? previewed : { shown: previewed.done }
}

import type { Context } from 'hono'
import { refuse } from '../domain/refusal.ts'
import type { Item } from '../domain/work-programme/meeting.ts'
import type { FormWords } from '../ports/form-reader.ts'
import type { Env } from './page.ts'

/** The fields of a form, as they were sent. */
export interface Fields {
  /** One field's words; empty where it was not sent. */
  one(name: string): string
  all(name: string): string[]
  files(name: string): File[]
}

/** Reads a form's fields. */
export async function fieldsOf(c: Context<Env>): Promise<Fields> {
  const body = await c.req.parseBody({ all: true })
  const all = (name: string): (string | File)[] => [body[name] ?? []].flat()
  const words = (name: string): string[] => all(name).filter((one) => typeof one === 'string')
  return {
    one: (name) => words(name)[0] ?? '',
    all: words,
    files: (name) => all(name).filter((one) => typeof one !== 'string'),
  }
}

/** The fields of a form whose files went elsewhere while it was read. */
export function fieldsFrom(words: FormWords): Fields {
  const all = (name: string): string[] => words.filter(([field]) => field === name).map(([, said]) => said)
  return { one: (name) => all(name)[0] ?? '', all, files: () => [] }
}

/** Whether a form is about the item that has its number now: another order of the agenda gives that to another item. */
export const isAbout = (fields: Fields, { key }: Pick<Item, 'key'>): boolean =>
  [key, ''].includes(fields.one('key'))

export const ANOTHER_ORDER = refuse(
  'The order of the agenda was changed since you opened this page, and another item has this number now. Nothing was changed: go back, and open yours again.',
)

export interface SentFile {
  field: string
  name: string
  bytes: Uint8Array
}

/** The files that were chosen, field by field; a field that was left empty sends one without a name. */
export async function filesOf(fields: Fields, names: readonly string[]): Promise<SentFile[]> {
  const sent: SentFile[] = []
  for (const field of names)
    for (const file of fields.files(field))
      if (file.size > 0 || file.name !== '')
        sent.push({ field, name: lastOfName(file.name), bytes: new Uint8Array(await file.arrayBuffer()) })
  return sent
}

/** What comes before the last slash belongs to its sender's machine. */
export const lastOfName = (name: string): string => name.split(/[\\/]/).at(-1)?.slice(0, 200) || 'report'

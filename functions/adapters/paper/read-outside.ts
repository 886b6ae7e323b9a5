import { dictIn, nameIn, textIn } from './pdf/lookup.ts'
import { pagesOf } from './pdf/pages.ts'
import { openDocument } from './pdf/pdf-document.ts'
import { isDict, type PdfDict, PdfStream, type PdfValue } from './pdf/values.ts'

/** Actions that run something, fetch something, or lead out of the file. */
const ACTIONS = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'GoToE',
  'Rendition',
  'RichMediaExecute',
  'Movie',
  'Sound',
])
const ENCLOSED = new Set(['Filespec', 'EmbeddedFile'])
const SAFE_ADDRESS = /^(https?:\/\/|mailto:)/i
const DEEPEST = 64

/**
 * What in a file would run, fetch, open or enclose something, and pages that its page tree does not have: all that a
 * pack must not hold, in plain words.
 */
export function readOutside(bytes: Uint8Array): string[] {
  const document = openDocument(bytes)
  const pages = new Set(pagesOf(document).map(({ num }) => num))
  const found: string[] = []
  const look = (value: PdfValue, num: number, depth: number): void => {
    if (depth > DEEPEST) return
    if (Array.isArray(value)) for (const one of value) look(one, num, depth + 1)
    const dict = value instanceof PdfStream ? value.dict : value
    if (!isDict(dict)) return
    const told = troubleIn(dict)
    if (told !== null) found.push(`Object ${num} ${told}.`)
    if (depth === 0 && nameIn(document, dict.get('Type')) === 'Page' && !pages.has(num))
      found.push(`Object ${num} is a page that the pack does not have.`)
    for (const one of dict.values()) look(one, num, depth + 1)
  }
  const troubleIn = (dict: PdfDict): string | null => {
    const type = nameIn(document, dict.get('Type')) ?? ''
    // An element may be named like an action; an action stands under no element.
    const action = dict.has('P') ? '' : (nameIn(document, dict.get('S')) ?? '')
    if (ENCLOSED.has(type)) return 'encloses another file'
    if (ACTIONS.has(action)) return `holds an action (${action})`
    const address = action === 'URI' ? textIn(document, dict.get('URI')) : null
    return address === null || SAFE_ADDRESS.test(address) ? null : `leads to ${address}`
  }
  for (const num of document.numbers()) look(document.get(num), num, 0)
  const names = dictIn(document, document.catalog.get('Names'))
  for (const [holder, key] of [
    [document.catalog, 'OpenAction'],
    [document.catalog, 'AA'],
    [names, 'JavaScript'],
    [names, 'EmbeddedFiles'],
  ] as const) {
    if (holder?.has(key)) found.push(`The file has an entry ${key}.`)
  }
  return found
}

import { createHash } from 'node:crypto'
import type { OpenPdf } from '../open-pdf.ts'
import { dictIn, inheritedIn, listIn, nameIn, textIn } from '../pdf/lookup.ts'
import { drawingsOf } from '../pdf/page-drawings.ts'
import { type Page, pagesOf } from '../pdf/pages.ts'
import { openSound, type PdfDocument } from '../pdf/pdf-document.ts'
import { PdfStream, PdfString, textOf } from '../pdf/values.ts'
import { readSight } from '../sight/read-sight.ts'
import { type SightOfFile, sightOfFile } from '../sight/sight-names.ts'
import { isCounted, textOfPage, wordsOf } from '../sight/words.ts'
import { earlierEnds } from './earlier-ends.ts'

/** What earlier versions in a file still hold, and it does not show any more. */
export interface EarlierVersions {
  words: number
  /** Pages, by their numbers then, that held those words. */
  pages: number[]
  pictures: number
  comments: number
  /** What was filled into fields. */
  answers: number
}

/** Versions and pages that are looked at; later ones matter most, for they were shown last. */
const [MOST_VERSIONS, MOST_PAGES] = [6, 60]
const COMMENTS = new Set([
  'Text',
  'FreeText',
  'Highlight',
  'Underline',
  'Squiggly',
  'StrikeOut',
  'Caret',
  'Ink',
])

/**
 * Programs add what changed to a file's end, and leave what was before in it (ISO 32000-1, 7.5.6): whoever cuts the file
 * there has the earlier version. Null where none holds anything that is gone. `words` are all that the file shows now.
 */
export function earlierVersions(
  bytes: Uint8Array,
  { document, pages }: OpenPdf,
  words: string,
): EarlierVersions | null {
  if (document.wasRepaired) return null
  const ends = earlierEnds(bytes).slice(-MOST_VERSIONS)
  if (ends.length === 0) return null
  const now = saidIn(document, pages)
  const known = new Set(words.split(/\s+/))
  const gone = { words: new Set<string>(), pages: new Set<number>(), said: new Map<string, Kind>() }
  let looked = 0
  for (const end of ends) {
    const earlier = openEarlier(bytes.subarray(0, end))
    if (earlier === null) continue
    for (const [said, kind] of saidIn(earlier.document, earlier.pages))
      if (!now.has(said) && kind !== 'drawing') gone.said.set(said, kind)
    const file = sightOfFile(earlier.document)
    for (const [at, page] of earlier.pages.entries()) {
      if (now.has(drawingKey(earlier.document, page)) || looked >= MOST_PAGES) continue
      looked += 1
      const missing = wordsOn(file, page).filter((word) => !known.has(word))
      for (const word of missing) gone.words.add(word)
      if (missing.length > 0) gone.pages.add(at + 1)
    }
  }
  const count = (wanted: Kind): number => [...gone.said.values()].filter((kind) => kind === wanted).length
  const found = {
    words: gone.words.size,
    pages: [...gone.pages],
    pictures: count('picture'),
    comments: count('comment'),
    answers: count('answer'),
  }
  return found.words + found.pictures + found.comments + found.answers > 0 ? found : null
}

function openEarlier(bytes: Uint8Array): OpenPdf | null {
  try {
    const document = openSound(bytes)
    return { document, pages: pagesOf(document) }
  } catch {
    return null
  }
}

function wordsOn(file: SightOfFile, page: Page): string[] {
  try {
    const { contents } = readSight(file, page)
    const counted = wordsOf(contents).filter((word) => isCounted(contents, word))
    return textOfPage(contents, counted).split(/\s+/)
  } catch {
    return []
  }
}

type Kind = 'drawing' | 'picture' | 'comment' | 'answer'

/** All that a file says besides its words, each by a key that stays the same as long as it does. */
function saidIn(document: PdfDocument, pages: readonly Page[]): Map<string, Kind> {
  const said = new Map<string, Kind>()
  for (const page of pages) {
    said.set(drawingKey(document, page), 'drawing')
    for (const picture of streamsOf(document, page, 'Image')) said.set(hashOf([picture]), 'picture')
    for (const one of listIn(document, page.dict.get('Annots'))) {
      const annotation = dictIn(document, one)
      const kind = nameIn(document, annotation?.get('Subtype')) ?? ''
      const note = textIn(document, annotation?.get('Contents')) ?? ''
      if (COMMENTS.has(kind) && note.trim() !== '') said.set(`comment ${note}`, 'comment')
      const answer = kind === 'Widget' && annotation !== null ? inheritedIn(document, annotation, 'V') : null
      if (answer instanceof PdfString && textOf(answer).trim() !== '')
        said.set(`answer ${textOf(answer)}`, 'answer')
    }
  }
  return said
}

const drawingKey = (document: PdfDocument, page: Page): string =>
  hashOf([...drawingsOf(page, document), ...streamsOf(document, page, 'Form')])

function streamsOf(document: PdfDocument, page: Page, subtype: string): PdfStream[] {
  const objects = dictIn(document, dictIn(document, page.entry('Resources'))?.get('XObject'))
  return [...(objects?.values() ?? [])].flatMap((value) => {
    const stream = document.resolve(value)
    return stream instanceof PdfStream && nameIn(document, stream.dict.get('Subtype')) === subtype
      ? [stream]
      : []
  })
}

function hashOf(streams: readonly PdfStream[]): string {
  const hash = createHash('sha1')
  for (const { data } of streams) hash.update(data)
  return hash.digest('base64')
}

import { pagesInWords } from '../../domain/papers/page-list.ts'
import type { OpenPdf } from './open-pdf.ts'
import { dictIn, listIn, nameIn, textIn } from './pdf/lookup.ts'
import type { PdfDict } from './pdf/values.ts'

/** What a file holds that does not come into the pack, or that its author may not know of, in plain words. */
export function warningsOf(pdf: OpenPdf): string[] {
  return [
    ...WARNINGS.filter(({ holds }) => holds(pdf)).map(({ told }) => told),
    ...ON_PAGES.flatMap(({ kinds, withWords = [], told }) => {
      const pages = pagesWith(pdf, kinds, withWords)
      return pages.length === 0 ? [] : [`${pagesInWords(pages)}: ${told}`]
    }),
  ]
}

interface Warning {
  holds(pdf: OpenPdf): boolean
  told: string
}

const WARNINGS: readonly Warning[] = [
  {
    holds: ({ document }) => document.wasRepaired,
    told: 'The file was damaged, and its parts were found again by looking for them. Look at every page in the pack before it goes out, or save the file as PDF again and send that.',
  },
  {
    holds: ({ document }) => document.wasLocked,
    told: 'The file had restrictions, on printing or copying for example, which were lifted to bind it.',
  },
  {
    holds: (pdf) => hasScripts(pdf),
    told: 'The file holds JavaScript or actions that run by themselves. They are left out of the pack; how the pages look does not change.',
  },
  {
    holds: ({ document }) => dictIn(document, document.catalog.get('AcroForm'))?.has('XFA') === true,
    told: 'The file is an XFA form, which most programs cannot show. Only its printed pages are bound: look at them before the pack goes out.',
  },
  {
    holds: (pdf) => hasForm(pdf),
    told: 'The file holds a form. Its fields come into the pack as they are filled in now; anything that they calculate or check does not.',
  },
  {
    holds: (pdf) => hasAttachments(pdf),
    told: 'The file has other files attached to it. They are left out of the pack; send as an appendix what members need.',
  },
]

/** What lies on a page's drawing, and is told with the pages that it is on. */
const ON_PAGES: readonly { kinds: readonly string[]; withWords?: readonly string[]; told: string }[] = [
  {
    kinds: ['Text', 'FreeText', 'Highlight', 'Underline', 'Squiggly', 'StrikeOut', 'Caret', 'Ink'],
    // Shapes are drawn upon pages for many ends; somebody's words with one are a comment.
    withWords: ['Square', 'Circle', 'Line', 'Polygon', 'PolyLine', 'Stamp'],
    told: 'there are comments or marked changes, which everybody who reads the pack can see. Take them out and send the file again if they are not meant for the public.',
  },
  {
    kinds: ['Redact'],
    told: 'passages are marked to be blacked out and are not: their words are still there. In Acrobat: Tools, Redact, Apply; then send the file again.',
  },
  {
    kinds: ['Sound', 'Movie', 'Screen', 'RichMedia', '3D'],
    told: 'there are sounds, films or 3D pictures. They are left out of the pack.',
  },
]

const RUN_BY_THEMSELVES = ['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToR', 'GoToE', 'Rendition']

function hasScripts({ document, pages }: OpenPdf): boolean {
  const { catalog } = document
  const opens = dictIn(document, catalog.get('OpenAction'))
  // An opening action that only turns to a page is no harm to anybody.
  const isOnlyShown = opens === null || nameIn(document, opens.get('S')) === 'GoTo'
  if (catalog.has('AA') || !isOnlyShown) return true
  if (dictIn(document, catalog.get('Names'))?.has('JavaScript') === true) return true
  const runs = (annotation: PdfDict): boolean => {
    const kind = nameIn(document, dictIn(document, annotation.get('A'))?.get('S'))
    return kind !== null && RUN_BY_THEMSELVES.includes(kind)
  }
  if (pages.some(({ dict }) => dict.has('AA'))) return true
  return annotationsOf({ document, pages }).some((one) => one.has('AA') || runs(one))
}

const hasForm = (pdf: OpenPdf): boolean =>
  listIn(pdf.document, dictIn(pdf.document, pdf.document.catalog.get('AcroForm'))?.get('Fields')).length >
    0 || annotationKinds(pdf).includes('Widget')

const hasAttachments = (pdf: OpenPdf): boolean =>
  dictIn(pdf.document, pdf.document.catalog.get('Names'))?.has('EmbeddedFiles') === true ||
  pdf.document.catalog.has('AF') ||
  annotationKinds(pdf).includes('FileAttachment')

function pagesWith(
  { document, pages }: OpenPdf,
  kinds: readonly string[],
  withWords: readonly string[],
): number[] {
  const isOne = (annotation: PdfDict): boolean => {
    const kind = nameIn(document, annotation.get('Subtype')) ?? ''
    return kinds.includes(kind) || (withWords.includes(kind) && hasWords(document, annotation))
  }
  return pages.flatMap((page, at) => (annotationsOf({ document, pages: [page] }).some(isOne) ? [at + 1] : []))
}

const hasWords = (document: OpenPdf['document'], annotation: PdfDict): boolean =>
  (textIn(document, annotation.get('Contents')) ?? '').trim() !== ''

const annotationKinds = (pdf: OpenPdf): string[] =>
  annotationsOf(pdf).map((one) => nameIn(pdf.document, one.get('Subtype')) ?? '')

const annotationsOf = ({ document, pages }: OpenPdf): PdfDict[] =>
  pages.flatMap(({ dict }) =>
    listIn(document, dict.get('Annots')).flatMap((one) => dictIn(document, one) ?? []),
  )

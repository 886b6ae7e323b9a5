import type { PDFDict } from '@cantoo/pdf-lib'
import type { OpenPdf } from './open-pdf.ts'
import { asDict, asName, entriesOf, name } from './pdf-objects.ts'

/** What a file holds that does not come into the pack, or that its author may not know of, in plain words. */
export function warningsOf(pdf: OpenPdf): string[] {
  return WARNINGS.filter(({ holds }) => holds(pdf)).map(({ told }) => told)
}

interface Warning {
  holds(pdf: OpenPdf): boolean
  told: string
}

const WARNINGS: readonly Warning[] = [
  {
    holds: ({ wasLocked }) => wasLocked,
    told: 'The file had restrictions, on printing or copying for example, which were lifted to bind it.',
  },
  {
    holds: (pdf) => hasScripts(pdf),
    told: 'The file holds JavaScript or actions that run by themselves. They are left out of the pack; how the pages look does not change.',
  },
  {
    holds: ({ context, catalog }) =>
      asDict(context, catalog.get(name('AcroForm')))?.has(name('XFA')) === true,
    told: 'The file is an XFA form, which most programs cannot show. Only its printed pages are bound: look at them before the pack goes out.',
  },
  {
    holds: (pdf) => hasForm(pdf),
    told: 'The file holds a form. It is bound as it looks now, and can no longer be filled in.',
  },
  {
    holds: (pdf) => hasAttachments(pdf),
    told: 'The file has other files attached to it. They are left out of the pack; send as an appendix what members need.',
  },
  {
    holds: (pdf) => annotationKinds(pdf).some((kind) => COMMENTS.includes(kind)),
    told: 'The file holds comments or marked changes, which everybody who reads the pack can see. Take them out and send it again if they are not meant for the public.',
  },
  {
    holds: (pdf) => annotationKinds(pdf).includes('Redact'),
    told: 'The file holds passages that are marked to be blacked out and are not: their words are still there. Apply the redaction and send it again.',
  },
  {
    holds: (pdf) => annotationKinds(pdf).some((kind) => PLAYED.includes(kind)),
    told: 'The file holds sound, film or 3D pictures. They are left out of the pack.',
  },
]

const COMMENTS = ['Text', 'FreeText', 'Highlight', 'Underline', 'Squiggly', 'StrikeOut', 'Caret', 'Ink']
const PLAYED = ['Sound', 'Movie', 'Screen', 'RichMedia', '3D']
const RUN_BY_THEMSELVES = ['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToR', 'GoToE', 'Rendition']

function hasScripts({ context, catalog, pages }: OpenPdf): boolean {
  const opens = asDict(context, catalog.get(name('OpenAction')))
  if (catalog.has(name('AA')) || (opens !== null && !onlyShows(opens))) return true
  if (asDict(context, catalog.get(name('Names')))?.has(name('JavaScript')) === true) return true
  return pages.some(
    (page) =>
      page.dict.has(name('AA')) || annotationsOf(page.dict).some((one) => one.has(name('AA')) || runs(one)),
  )
}

/** An opening action that only turns to a page is no harm to anybody. */
const onlyShows = (action: PDFDict): boolean => asName(action.context, action.get(name('S'))) === 'GoTo'

function runs(annotation: PDFDict): boolean {
  const action = asDict(annotation.context, annotation.get(name('A')))
  const kind = action === null ? null : asName(action.context, action.get(name('S')))
  return kind !== null && RUN_BY_THEMSELVES.includes(kind)
}

const hasForm = ({ context, catalog, pages }: OpenPdf): boolean =>
  entriesOf(context, asDict(context, catalog.get(name('AcroForm')))?.get(name('Fields'))).length > 0 ||
  annotationKinds({ pages }).includes('Widget')

const hasAttachments = ({ context, catalog, pages }: OpenPdf): boolean =>
  asDict(context, catalog.get(name('Names')))?.has(name('EmbeddedFiles')) === true ||
  catalog.has(name('AF')) ||
  annotationKinds({ pages }).includes('FileAttachment')

const annotationKinds = ({ pages }: Pick<OpenPdf, 'pages'>): string[] =>
  pages.flatMap(({ dict }) =>
    annotationsOf(dict).map((one) => asName(one.context, one.get(name('Subtype'))) ?? ''),
  )

const annotationsOf = (page: PDFDict): PDFDict[] =>
  entriesOf(page.context, page.get(name('Annots'))).flatMap((one) => asDict(page.context, one) ?? [])

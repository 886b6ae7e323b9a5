import type { Accessibility, AccessibilityAdvice } from '../../domain/papers/accessibility.ts'
import type { OpenPdf } from './open-pdf.ts'
import { dictIn, textIn } from './pdf/lookup.ts'

/** What can be told of a PDF's accessibility: whether it is tagged, and in which language, under which title. */
export function accessibilityOf({ document }: OpenPdf): Accessibility {
  const { catalog, trailer } = document
  const marked = dictIn(document, catalog.get('MarkInfo'))
  const tagged =
    document.resolve(marked?.get('Marked')) === true &&
    dictIn(document, catalog.get('StructTreeRoot')) !== null
  const language = filled(textIn(document, catalog.get('Lang')))
  const title = filled(textIn(document, dictIn(document, trailer.get('Info'))?.get('Title')))
  const advice: AccessibilityAdvice[] = []
  if (!tagged) advice.push({ rule: 'not-tagged', page: null, words: NOT_TAGGED })
  if (language === null) advice.push({ rule: 'no-language', page: null, words: NO_LANGUAGE })
  if (title === null) advice.push({ rule: 'no-title', page: null, words: NO_TITLE })
  return { tagged, language, title, advice }
}

const filled = (words: string | null): string | null => (words === null || words.trim() === '' ? null : words)

const NOT_TAGGED =
  'Its headings, lists and tables are not named for screen readers. In Word: File, Save As, PDF, Options, and tick “Document structure tags for accessibility”; or send the Word document itself.'
const NO_LANGUAGE =
  'It does not say which language it is in, so screen readers may speak it wrongly. In Word: Review, Language, Set Proofing Language, before it is saved as PDF.'
const NO_TITLE = 'It has no title. In Word: File, Info, Title; then save it as PDF again.'

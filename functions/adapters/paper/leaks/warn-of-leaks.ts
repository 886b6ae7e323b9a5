import { warnOfHiddenWords } from '../../../domain/papers/hidden-words.ts'
import { pagesInWords, wordsInWords } from '../../../domain/papers/page-list.ts'
import type { PaperKind } from '../../../domain/papers/paper-kind.ts'
import { personalWords } from '../../../domain/papers/personal-words.ts'
import type { Looked } from '../look-through.ts'
import type { OpenPdf } from '../open-pdf.ts'
import { type EarlierVersions, earlierVersions } from './earlier-versions.ts'
import { hiddenFields } from './hidden-fields.ts'
import { pagesWithPlaces } from './picture-places.ts'
import { warnOfPaths } from './warn-of-paths.ts'

/** What a file gives away that its author may not know of, in plain words. The secrets themselves are never repeated. */
export function warnOfLeaks(
  bytes: Uint8Array,
  opened: OpenPdf,
  looked: Looked,
  madeFrom: PaperKind | null,
): string[] {
  const { pages } = looked
  const overfull = pages.filter(({ isOverfull }) => isOverfull).map(({ page }) => page)
  const places = pagesWithPlaces(opened)
  const fields = hiddenFields(opened)
  const earlier = earlierVersions(bytes, opened, pages.map(({ text }) => text).join('\n'))
  return [
    ...warnOfHiddenWords(
      pages.flatMap(({ hidden }) => hidden),
      madeFrom,
    ),
    ...(overfull.length > 0 ? [`${pagesInWords(overfull)}: ${OVERFULL}`] : []),
    ...(earlier === null ? [] : [toldOf(earlier)]),
    ...(fields === 0 ? [] : [fields === 1 ? HIDDEN_FIELD : hiddenFieldsIn(fields)]),
    ...warnOfPaths(opened, looked),
    ...(places.length > 0 ? [`${pagesInWords(places)}: ${PLACES}`] : []),
    ...personalWords(pages.map(({ page, text }) => ({ where: `Page ${page}`, text }))),
  ]
}

function toldOf({ words, pages, pictures, comments, answers }: EarlierVersions): string {
  const counted = (count: number, one: string, several: string): string[] =>
    count === 0 ? [] : [count === 1 ? one : `${count} ${several}`]
  const held = [
    ...(words === 0 ? [] : [`${wordsInWords(words)} of ${pagesInWords(pages).replace('P', 'p')}`]),
    ...counted(pictures, 'a picture', 'pictures'),
    ...counted(comments, 'a comment', 'comments'),
    ...counted(answers, 'what was filled into a field', 'answers in fields'),
  ]
  return `The file still holds an earlier version of itself, with ${held.join(', ')} that it does not show any more. The pack leaves that out; but anybody who gets the file itself can bring it back. Before it is sent elsewhere, print it to PDF and send that.`
}

const OVERFULL =
  'the drawing has so many parts that it was not looked through for hidden words. Look at it yourself before it goes out.'
const HIDDEN_FIELD =
  'The form has a field that is not shown and holds words, which come into the pack. Empty it in the program that made the form, or print the form to PDF, and send that.'
const hiddenFieldsIn = (count: number): string =>
  `The form has ${count} fields that are not shown and hold words, which come into the pack. Empty them in the program that made the form, or print the form to PDF, and send that.`
const PLACES =
  'a picture says where it was taken, to within a few metres, as telephones write into their photographs. The pack leaves that out; before the file itself is sent elsewhere, take it out there too (in Windows: right-click the photograph, Properties, Details, Remove Properties; then put it into the document again).'

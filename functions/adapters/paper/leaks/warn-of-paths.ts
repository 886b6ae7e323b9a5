import { pagesInWords } from '../../../domain/papers/page-list.ts'
import type { Looked } from '../look-through.ts'
import type { OpenPdf } from '../open-pdf.ts'
import { dictIn, listIn, nameIn, textIn } from '../pdf/lookup.ts'
import type { PdfDocument } from '../pdf/pdf-document.ts'
import type { PdfDict } from '../pdf/values.ts'
import { hasPath } from './paths.ts'

/** Warns of paths of people's computers and servers: in what comes into the pack, and in what is left out. */
export function warnOfPaths({ document, pages }: OpenPdf, { properties, structure }: Looked): string[] {
  const spoken = structure.spoken.filter(({ words }) => hasPath(words))
  const annotations = pages.flatMap(({ dict }, at) =>
    listIn(document, dict.get('Annots')).flatMap((one) => {
      const annotation = dictIn(document, one)
      return annotation === null ? [] : [{ page: at + 1, annotation }]
    }),
  )
  const noted = annotations.filter(({ annotation }) =>
    hasPath(textIn(document, annotation.get('Contents')) ?? ''),
  )
  const linked = annotations.filter(({ annotation }) => leadsToPath(document, annotation))
  const isNamed = properties.words.some(hasPath)
  return [
    ...(spoken.length > 0 ? [`${inWords(spoken)}${SPOKEN}`] : []),
    ...(noted.length > 0 ? [`${inWords(noted)}${NOTED}`] : []),
    ...(linked.length > 0 ? [`${inWords(linked)}${LINKED}`] : []),
    ...(isNamed ? [NAMED] : []),
  ]
}

/** `Page 4: a`, or `A` where no page is known. */
function inWords(found: readonly { page: number | null }[]): string {
  const pages = found.flatMap(({ page }) => page ?? [])
  return pages.length === 0 ? 'A' : `${pagesInWords(pages)}: a`
}

/** A link to a file, whichever way it is said (ISO 32000-1, 12.6.4). */
function leadsToPath(document: PdfDocument, annotation: PdfDict): boolean {
  const action = dictIn(document, annotation.get('A'))
  const address = textIn(document, action?.get('URI'))
  if (address !== null) return hasPath(address)
  const kind = nameIn(document, action?.get('S'))
  if (kind !== 'Launch' && kind !== 'GoToR') return false
  const file = action?.get('F')
  const named = dictIn(document, file)
  return hasPath(
    textIn(document, file) ?? textIn(document, named?.get('UF')) ?? textIn(document, named?.get('F')) ?? '',
  )
}

const SPOKEN =
  ' picture’s description is the path of a file on somebody’s computer, which may name people and servers, and comes into the pack. In Word: right-click the picture, View Alt Text, write what it shows; then save as PDF again, and send that.'
const NOTED =
  ' note holds the path of a file on somebody’s computer or a server, which may name people, and comes into the pack. Take it out, and send the file again.'
const LINKED =
  ' link leads to a file on somebody’s computer or a server, where nobody else can follow it. It is left out of the pack. Send as an appendix what members need.'
const NAMED =
  'The file’s properties say where it or its parts lay on somebody’s computer or on a server. The pack leaves them out; take them out of the file too before you send it elsewhere (in Word: File, Info, Check for Issues, Inspect Document, before it is saved as PDF).'

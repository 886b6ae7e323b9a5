import type { Found } from '../found.ts'
import { CONTROL, EMBEDDED, OTHER_DOCUMENT } from '../office-words.ts'
import type { OpenParts } from './open-parts.ts'

interface Told {
  types: RegExp
  words: string
}

/** What is said of things that a file brings along and that stay behind. Of all others nothing needs to be said. */
const TOLD: readonly Told[] = [
  { types: /^(?:oleObject|package)$/, words: EMBEDDED },
  { types: /^(?:aFChunk|subDocument)$/, words: OTHER_DOCUMENT },
  { types: /^(?:control|activeXControlBinary)$/, words: CONTROL },
  {
    types: /^chartEx$/,
    words:
      'A chart of a newer kind is shown by the picture that the program keeps of it, and its workbook is left out. Look in the PDF whether it is as it should be.',
  },
  {
    types: /^externalLink(?:Path)?$/,
    words:
      'The workbook takes figures from other workbooks. They were not fetched: every cell shows what it showed when the file was last saved. Look whether those figures are up to date.',
  },
  {
    types: /^(?:connections|queryTable)$/,
    words:
      'The workbook is connected to a source of data, which was not asked. Every cell shows what was last saved.',
  },
  {
    types: /^pivotCacheDefinition$/,
    words:
      'The workbook keeps all the data behind its pivot table, more than the sheet shows. The data are left out of the PDF; the table stays as it looks. The public should not get the workbook itself.',
  },
  {
    types: /^(?:video|audio|media)$/,
    words: 'There is a film or a recording in it, which no page can play. It is left out of the PDF.',
  },
]

const MACROS =
  'The file holds macros, which are small programs. They were not run and are left out; how the pages look does not change.'
const TEMPLATE =
  'The document is tied to a template on the web, which was not fetched. Look whether the PDF looks as it should; if not, save it as PDF from Word and send that.'
const CHART_BOOK =
  'The workbook behind a chart is left out: it holds all its figures, not only those that are drawn. The chart stays as it looks.'
const FILE_LINKS =
  'There are links to files on a computer or a network drive, which nobody outside can follow. The words stay; the links and their paths are left out.'

/** Says what a file brings along and what stays behind. */
export function tellLeftBehind(
  { leftBehind }: OpenParts,
  names: readonly string[],
  { warnings }: Found,
): void {
  if (names.some((name) => /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml)$|\/macrosheets\//i.test(name)))
    warnings.add(MACROS)
  for (const { type, isExternal, target, from } of leftBehind) {
    if (from.type === 'chart' && /^(?:package|oleObject)$/.test(type)) warnings.add(CHART_BOOK)
    else if (type === 'hyperlink' && isExternal && !/^(?:#|tel:|about:)/i.test(target))
      warnings.add(FILE_LINKS)
    // One on the council's own drives is how Word keeps house, and changes no page.
    else if (type === 'attachedTemplate' && /^(?:https?|ftp):/i.test(target)) warnings.add(TEMPLATE)
    else for (const { types, words } of TOLD) if (types.test(type)) warnings.add(words)
  }
}

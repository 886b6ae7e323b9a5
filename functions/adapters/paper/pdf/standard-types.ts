/** Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
export const standardTypes: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP ' +
    'Figure Formula Form'
  ).split(' '),
)

/**
 * Types that PDF 2.0 added (ISO 32000-2, 14.8.4), and what they come to in PDF 1.7, where a reader may not know them.
 * Browsers write them into files of either version.
 */
export const newerTypes: ReadonlyMap<string, string> = new Map([
  ['DocumentFragment', 'Sect'],
  ['Aside', 'Div'],
  ['Title', 'P'],
  ['Sub', 'Span'],
  ['FENote', 'Note'],
  ['Em', 'Span'],
  ['Strong', 'Span'],
  ['H7', 'H6'],
  ['H8', 'H6'],
  ['H9', 'H6'],
  ['Artifact', 'NonStruct'],
])

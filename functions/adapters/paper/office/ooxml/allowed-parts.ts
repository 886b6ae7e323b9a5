export type OoxmlKind = 'docx' | 'xlsx' | 'pptx'

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const word = (name: string): string => `${OFFICE}.wordprocessingml.${name}+xml`
const sheet = (name: string): string => `${OFFICE}.spreadsheetml.${name}+xml`
const slide = (name: string): string => `${OFFICE}.presentationml.${name}+xml`
const drawing = (name: string): string => `${OFFICE}.drawingml.${name}+xml`

/** What charts and drawings are made of, in every program. */
const SHARED: Record<string, string> = {
  theme: `${OFFICE}.theme+xml`,
  chart: drawing('chart'),
  chartUserShapes: `${OFFICE}.drawingml.chartshapes+xml`,
  diagramData: drawing('diagramData'),
  diagramLayout: drawing('diagramLayout'),
  diagramQuickStyle: drawing('diagramStyle'),
  diagramColors: drawing('diagramColors'),
  diagramDrawing: 'application/vnd.ms-office.drawingml.diagramDrawing+xml',
}

/**
 * The parts that a page is made of, by how they are referred to, with their content types. Everything else stays
 * behind: macros, embedded files, comments, other documents, data sources, printers' settings, properties.
 */
export const ALLOWED_PARTS: Record<OoxmlKind, Record<string, string>> = {
  docx: {
    ...SHARED,
    officeDocument: word('document.main'),
    styles: word('styles'),
    numbering: word('numbering'),
    settings: word('settings'),
    fontTable: word('fontTable'),
    header: word('header'),
    footer: word('footer'),
    footnotes: word('footnotes'),
    endnotes: word('endnotes'),
  },
  xlsx: {
    ...SHARED,
    officeDocument: sheet('sheet.main'),
    worksheet: sheet('worksheet'),
    chartsheet: sheet('chartsheet'),
    sharedStrings: sheet('sharedStrings'),
    styles: sheet('styles'),
    drawing: `${OFFICE}.drawing+xml`,
  },
  pptx: {
    ...SHARED,
    officeDocument: slide('presentation.main'),
    slide: slide('slide'),
    slideLayout: slide('slideLayout'),
    slideMaster: slide('slideMaster'),
    tableStyles: slide('tableStyles'),
  },
}

/** Parts that count because they are there; all others because something on a page names them. */
export const IMPLIED = new Set([
  'theme',
  'styles',
  'numbering',
  'settings',
  'fontTable',
  'footnotes',
  'endnotes',
  'sharedStrings',
  'slideLayout',
  'slideMaster',
  'tableStyles',
  'diagramDrawing',
])

/** What the first part is called inside (ECMA-376, part 1). */
export const ROOTS: Record<OoxmlKind, string> = {
  docx: 'w:document',
  xlsx: 'x:workbook',
  pptx: 'p:presentation',
}

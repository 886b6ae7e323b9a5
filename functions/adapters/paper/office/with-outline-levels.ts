import { zipSync } from 'fflate'
import { openZip, ZipTrouble } from './zip-archive.ts'

/** Beyond that a document is taken as it is, rather than unfolded whole. */
const LIMITS = { entries: 5000, unpacked: 256 * 1024 * 1024 }
const STYLES = 'word/styles.xml'
const STYLE = /<w:style\b[^>]*>.*?<\/w:style>/gs

/**
 * A Word document whose headings are headings: Word knows the level of `heading 1` by its name, the office program only
 * where the style tells it, as documents that other programs made do not (ECMA-376, 17.3.1.20). Without it headings
 * would be neither bookmarks nor told to screen readers. No word of it changes.
 */
export async function withOutlineLevels(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    const { names, read } = await openZip(bytes, LIMITS)
    const styles = new TextDecoder().decode(await read(STYLES))
    const levelled = styles.replaceAll(STYLE, withLevel)
    if (levelled === styles) return bytes
    const parts: Record<string, Uint8Array> = {}
    for (const name of names) parts[name] = (await read(name)) ?? new Uint8Array()
    parts[STYLES] = new TextEncoder().encode(levelled)
    return zipSync(parts, { level: 1 })
  } catch (fault) {
    // What is wrong with it is told where it is converted.
    if (fault instanceof ZipTrouble) return bytes
    throw fault
  }
}

function withLevel(style: string): string {
  const level = /<w:name w:val="heading ([1-9])"\/>/i.exec(style)?.[1]
  if (level === undefined || style.includes('<w:outlineLvl')) return style
  const outline = `<w:outlineLvl w:val="${Number(level) - 1}"/>`
  if (style.includes('</w:pPr>')) return style.replace('</w:pPr>', `${outline}</w:pPr>`)
  const paragraph = `<w:pPr>${outline}</w:pPr>`
  if (style.includes('<w:pPr/>')) return style.replace('<w:pPr/>', paragraph)
  return style.replace(/(?=<w:rPr>|<\/w:style>)/, paragraph)
}

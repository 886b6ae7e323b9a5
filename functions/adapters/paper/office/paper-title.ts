import type { OfficePaper } from '../../../ports/word-converter.ts'
import { fileTitle } from '../file-title.ts'
import { openZip, ZipTrouble } from './zip-archive.ts'

/** What office programs call a paper that nobody gave a title. */
const NO_TITLE =
  /^(?:microsoft (?:word|excel|powerpoint)\b.*|powerpoint presentation|presentation|untitled.*|(?:document|book|presentation)\s?\d*|slide \d+|.*\.(?:docx?|dotx?|xlsx?|pptx?|odt|rtf|tmp))$/i

/** Far more than the beginning of a report needs. */
const LIMITS = { entries: 5000, unpacked: 64 * 1024 * 1024 }

/**
 * What a paper is called: as its author says in its properties, or by its paragraph in the style Title, or by its first
 * heading; else as its file is called.
 */
export async function paperTitle(
  paper: OfficePaper,
  { stated, heading }: { stated: string | null; heading: string | null },
): Promise<string> {
  const candidates = [usable(stated), usable(await styledTitle(paper)), usable(heading)]
  return candidates.find((one) => one !== null) ?? fileTitle(paper.name)
}

function usable(words: string | null): string | null {
  const plain = (words ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 300)
  return plain === '' || NO_TITLE.test(plain) ? null : plain
}

/** The words of the first paragraph in Word's style Title (ECMA-376, 17.3.1.27), as they stand. */
async function styledTitle({ bytes, kind }: OfficePaper): Promise<string | null> {
  if (kind !== 'docx') return null
  try {
    const { read } = await openZip(bytes, LIMITS)
    const xml = new TextDecoder().decode(await read('word/document.xml'))
    const paragraph = /<w:pStyle w:val="Title"\/>.*?<\/w:p>/s.exec(xml)?.[0] ?? ''
    return [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
      .map(([, words = '']) => plain(words))
      .join('')
  } catch (fault) {
    if (fault instanceof ZipTrouble) return null
    throw fault
  }
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plain = (xml: string): string =>
  xml
    .replaceAll(/&#(x[0-9a-f]+|\d+);/gi, (_, code: string) => {
      const point = code.startsWith('x') ? Number.parseInt(code.slice(1), 16) : Number(code)
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
    })
    .replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '')

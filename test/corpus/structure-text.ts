import { spawnSync } from 'node:child_process'

/** Told by poppler where the words of a Document or Part begin: a file's Document is a Part of its pack. */
const TOPS = /^(Document|Part)\b/
/** What poppler tells by number, or by a name that is given anew in a pack. */
const IDENTIFIERS = /^Object \d+ \d+$|(?<=^\w+ )<[^>]+>(?=:$)|(?<=^\/Headers )\[.*\]$/g

/** A file's structure and its words, line for line as poppler tells them, but for identifiers. */
export function structureText(file: string): string[] {
  const { stdout } = spawnSync('pdfinfo', ['-struct-text', file], { encoding: 'utf8', maxBuffer: 2 ** 30 })
  return stdout
    .split('\n')
    .map((line) => line.trim().replace(IDENTIFIERS, '#'))
    .filter((line) => line !== '' && !TOPS.test(line))
}

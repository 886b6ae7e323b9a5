/**
 * One glyph may stand for several letters: office programs set "office" and "confidential" with glyphs for "ffi" and
 * "fi". Such a glyph is kept as one number like any other letter: above all code points, with seven bits for each.
 */
const MARK = 0x4000_0000
const MOST = 4
const LAST_CODE_POINT = 0x10ffff

/** What a glyph stands for as one number; of what does not fit, the first letter. */
export function asLetter(text: string): number {
  const composed = text.normalize('NFC')
  if (!/^[ -~]+$/.test(composed) || composed.length < 2 || composed.length > MOST)
    return composed.codePointAt(0) ?? 0
  return [...composed].reduce((so, letter) => so * 0x80 + letter.charCodeAt(0), 0) + MARK
}

/** Whether a number is one of these: a code point, or letters of one glyph. */
export const isLetter = (letter: number): boolean => letter <= LAST_CODE_POINT || letter >= MARK

/** The text that such a number stands for. */
export function textOfLetter(letter: number): string {
  if (letter <= LAST_CODE_POINT) return String.fromCodePoint(letter)
  let text = ''
  for (let left = letter - MARK; left > 0; left = Math.floor(left / 0x80))
    text = String.fromCharCode(left % 0x80) + text
  return text
}

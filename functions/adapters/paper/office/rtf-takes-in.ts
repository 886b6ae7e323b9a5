/** Fields that take in another file, or ask another program (Word's field codes). */
const TAKES_IN = /INCLUDEPICTURE|INCLUDETEXT|IMPORT|DDE(?:AUTO)?\s/i

/** The text of a field's instruction is cut by groups, control words and escapes: what is left is what Word reads. */
const plain = (rtf: string): string =>
  rtf
    .replaceAll(/\\'([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\u(-?\d+) ?\??/g, (_, code: string) => String.fromCharCode(Number(code) & 0xffff))
    .replaceAll(/\\[a-z]+-?\d* ?|\\\*|[{}\r\n]/gi, '')

/** Whether a rich text document takes in what is not in it, by a field that stands behind its text. */
export function rtfTakesIn(bytes: Uint8Array): boolean {
  const rtf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return rtf.split(/\\fldinst/i).some((part, at) => at > 0 && TAKES_IN.test(plain(part.slice(0, 2000))))
}

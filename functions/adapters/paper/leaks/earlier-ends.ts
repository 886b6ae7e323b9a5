/** Places in a file that are looked at as ends of earlier versions. */
const MOST_ENDS = 200
/** How far before its end a version says where its cross-references are. */
const SAID_WITHIN = 64
const HEADER_WITHIN = 1024
const MARK = '%%EOF'

/**
 * Where a file ended before something was added to it. A file made for reading on the web has an end of its own after
 * its first page, which was never a file's (ISO 32000-1, Annex F).
 */
export function earlierEnds(bytes: Uint8Array): number[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const linear = linearLength(file)
  const ends: number[] = []
  for (let at = file.indexOf(MARK); at !== -1 && ends.length < MOST_ENDS; at = file.indexOf(MARK, at + 1)) {
    const end = at + MARK.length
    const said = file.subarray(Math.max(0, at - SAID_WITHIN), at).toString('latin1')
    if (end >= linear - SAID_WITHIN && /startxref\s+\d+\s*$/.test(said)) ends.push(end)
  }
  // The last is the file's own, as long as nothing but blanks comes after.
  return ends.slice(0, -1)
}

function linearLength(file: Buffer): number {
  const head = file.subarray(0, HEADER_WITHIN).toString('latin1')
  const [, length] = /\/Linearized[\s\S]{0,200}?\/L\s+(\d+)/.exec(head) ?? []
  return length === undefined ? 0 : Number(length)
}

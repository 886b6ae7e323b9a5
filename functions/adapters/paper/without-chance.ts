/** What Chromium writes of itself: `/CreationDate (D:20261103091500+00'00')`. */
const DATE = /(\/(?:CreationDate|ModDate) \(D:)\d{14}/g

/** How Chromium names a tag: by a count of everything that the browser drew so far. */
const TAG = /\(node(\d{8})\)/g

/**
 * The PDF without what chance wrote into it, byte for byte in place, so that the same HTML gives the same bytes: its
 * dates are the start of 2000, and its tags are counted from 1, in the order that they had.
 */
export function withoutChance(pdf: Uint8Array): Uint8Array {
  const written = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const at = written.indexOf('/CreationDate (D:')
  if (at !== -1)
    written.write(written.toString('latin1', at, at + 200).replace(DATE, '$120000101000000'), at, 'latin1')
  const text = written.toString('latin1')
  const counts = [...new Set(Array.from(text.matchAll(TAG), ([, count = '']) => count))].sort()
  const names = new Map(counts.map((count, rank) => [count, String(rank + 1).padStart(8, '0')]))
  for (const { index, 1: count = '' } of text.matchAll(TAG))
    written.write(names.get(count) ?? count, index + '(node'.length, 'latin1')
  return pdf
}

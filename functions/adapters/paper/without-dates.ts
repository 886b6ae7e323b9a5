/** What Chromium writes of itself: `/CreationDate (D:20261103091500+00'00')`. */
const DATE = /(\/(?:CreationDate|ModDate) \(D:)\d{14}/g

/** The PDF with its dates set to the start of 2000, byte for byte in place: the same HTML, the same bytes. */
export function withoutDates(pdf: Uint8Array): Uint8Array {
  const dated = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const at = dated.indexOf('/CreationDate (D:')
  if (at === -1) return pdf
  const info = dated.toString('latin1', at, at + 200).replace(DATE, '$120000101000000')
  dated.write(info, at, 'latin1')
  return pdf
}

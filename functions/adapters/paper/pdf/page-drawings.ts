import type { Page } from './pages.ts'
import type { PdfDocument } from './pdf-document.ts'
import { PdfStream } from './values.ts'

/** A page's content streams in order; what is not there is left out. */
export function drawingsOf({ dict }: Page, document: PdfDocument): PdfStream[] {
  const contents = document.resolve(dict.get('Contents'))
  const parts = Array.isArray(contents) ? contents : [dict.get('Contents') ?? null]
  return parts.flatMap((part) => {
    const stream = document.resolve(part)
    return stream instanceof PdfStream ? [stream] : []
  })
}

/** Several streams are one drawing; a word does not go on in the next. */
export const joined = (parts: Uint8Array[]): Uint8Array =>
  parts.length === 1
    ? (parts[0] as Uint8Array)
    : Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]))

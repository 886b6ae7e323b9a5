import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodePDFRawStream, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib'

/** All that a PDF says to anybody: its bytes as they lie, every object, and every stream unfolded. */
async function everythingInPdf(bytes: Uint8Array): Promise<string> {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false })
  const parts = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFRawStream
        ? [`${object.dict}`, Buffer.from(decodePDFRawStream(object).decode()).toString('latin1')]
        : [`${object}`],
    )
  return [Buffer.from(bytes).toString('latin1'), ...parts].join('\n')
}

/** Names and contents of every file under a folder, PDFs unfolded. */
export async function everythingUnder(folder: string): Promise<string> {
  const parts: string[] = []
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    parts.push(path)
    if (!entry.isFile()) continue
    const bytes = new Uint8Array(readFileSync(path))
    parts.push(
      entry.name.endsWith('.pdf') ? await everythingInPdf(bytes) : Buffer.from(bytes).toString('utf8'),
    )
  }
  return parts.join('\n')
}

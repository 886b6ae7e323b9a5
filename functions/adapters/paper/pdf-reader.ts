import type { PdfReader } from '../../ports/pdf-reader.ts'
import { type InspectorOptions, inspector } from './inspector.ts'
import { pageFingerprints } from './page-fingerprints.ts'

/** Looks at PDF files: at uploads in a worker that is stopped when it takes too long, at packs with pdf.js. */
export function pdfReader(options: InspectorOptions = {}): PdfReader {
  return {
    inspect: inspector(options),
    // pdf.js is large, and most commands read no pack.
    read: async (bytes) => (await import('./read-pack.ts')).readPack(bytes),
    fingerprints: async (bytes) => pageFingerprints(bytes),
  }
}

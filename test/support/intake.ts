import { inspectPdf } from '../../functions/adapters/paper/inspect-pdf.ts'
import { officeReader } from '../../functions/adapters/paper/office/office-reader.ts'
import { kindTeller } from '../../functions/adapters/paper/tell-kind.ts'
import type { IntakeTools } from '../../functions/steps/judge-paper.ts'
import { makePdf } from './make-pdf.ts'

/** Looks into papers as ever, but scans nothing, and prints the same page of whatever is no PDF. */
export const lenientIntake = (): IntakeTools => ({
  tellKind: kindTeller({ mostUnpacked: 1024 * 1024 * 1024 }),
  office: officeReader(),
  scanner: { scan: async () => ({ was: 'not-scanned', because: null }) },
  mustScan: false,
  converter: {
    renew: async () => ({ was: 'refused', because: 'A test' }),
    convert: async () => ({ was: 'converted', pdf: makePdf({ pages: 1 }) }),
  },
  reader: { inspect: inspectPdf },
  recogniser: null,
  progress: { at: () => undefined },
  pictureConverter: { convert: async () => ({ refused: 'A test' }) },
  paperLimits: { bytes: 10 * 1024 * 1024, pages: 3000, scannedPages: 200 },
})

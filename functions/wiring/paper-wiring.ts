import { clamdScanner, clamdSignatures } from '../adapters/local/clamd/clamd-scanner.ts'
import { noScanner } from '../adapters/local/no-scanner.ts'
import { libreOffice } from '../adapters/paper/office/libre-office.ts'
import { officeReader } from '../adapters/paper/office/office-reader.ts'
import { pdfReader } from '../adapters/paper/pdf-reader.ts'
import { pictureConverter } from '../adapters/paper/picture/picture-converter.ts'
import { textRecogniser } from '../adapters/paper/scans/text-recogniser.ts'
import { kindTeller } from '../adapters/paper/tell-kind.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { Log } from '../ports/log.ts'
import type { SignaturesFrom } from '../ports/malware-scanner.ts'
import type { PdfReader } from '../ports/pdf-reader.ts'
import type { IntakeTools } from '../steps/judge-paper.ts'
import { sha256 } from './public-wiring.ts'
import type { IntakeSettings } from './settings.ts'

const MEGABYTE = 1024 * 1024

/** The tools that look at papers on this machine, without any store. */
export function paperTools(
  intake: IntakeSettings,
  log: Log,
): Omit<IntakeTools, 'progress'> & { reader: PdfReader; sha256: Hasher; signaturesFrom: SignaturesFrom } {
  const { soffice, searchPath, clamd, mustScan, atOnce, seconds, megabytes } = intake
  return {
    ...boundsOf(intake),
    office: officeReader(),
    scanner: clamd === null ? noScanner() : clamdScanner(clamd),
    signaturesFrom: clamd === null ? async () => null : clamdSignatures(clamd),
    mustScan,
    converter: libreOffice({
      program: soffice,
      searchPath,
      atOnce,
      limits: { seconds: seconds.convert, megabytes: megabytes.memory },
      log,
    }),
    pictureConverter: pictureConverter({ megapixels: intake.megapixels }),
    reader: pdfReader({ patience: seconds.look * 1000 }),
    recogniser: textRecogniser(),
    sha256,
  }
}

/** What the settings say of papers wherever they are looked at. */
export const boundsOf = ({
  megabytes,
  pages,
  scannedPages,
}: IntakeSettings): Pick<IntakeTools, 'tellKind' | 'paperLimits'> => ({
  tellKind: kindTeller({ mostUnpacked: megabytes.unfolded * MEGABYTE }),
  paperLimits: { bytes: megabytes.file * MEGABYTE, pages, scannedPages },
})

/** The tools that look at packs of ours. */
export const packTools = (): { reader: PdfReader; sha256: Hasher } => ({ reader: pdfReader(), sha256 })

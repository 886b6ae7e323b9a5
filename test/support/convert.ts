import { findOffice, type OfficeProgram } from '../../functions/adapters/paper/office/find-office.ts'
import { libreOffice } from '../../functions/adapters/paper/office/libre-office.ts'
import type { OfficeKind, OfficePaper, WordConverter } from '../../functions/ports/word-converter.ts'

/** The LibreOffice of this machine; null where there is none, which `npm test` puts right on Debian. */
export const OFFICE: OfficeProgram | null = await findOffice({
  program: null,
  searchPath: process.env.PATH ?? '',
})

export const aConverter = ({ seconds = 60, program = OFFICE?.path ?? null } = {}): WordConverter =>
  libreOffice({
    program,
    searchPath: '',
    atOnce: 2,
    limits: { seconds, megabytes: 4096 },
    log: { info: () => undefined, warn: () => undefined },
  })

/** The PDF that a paper becomes. */
export async function pdfOf(
  bytes: Uint8Array,
  kind: OfficeKind,
  name = `report.${kind}`,
): Promise<Uint8Array> {
  const paper: OfficePaper = { bytes, kind, name }
  const converted = await aConverter().convert(paper)
  if (converted.was !== 'converted') throw new Error(`It was not converted: ${JSON.stringify(converted)}`)
  return converted.pdf
}

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Office programs write in fonts that are not free; these have the same widths, so that lines and pages break alike. */
const STAND_INS = [
  { for: 'Arial', any: ['Arial', 'Liberation Sans', 'Arimo'], from: 'fonts-liberation' },
  { for: 'Times New Roman', any: ['Times New Roman', 'Liberation Serif', 'Tinos'], from: 'fonts-liberation' },
  { for: 'Calibri', any: ['Calibri', 'Carlito'], from: 'fonts-crosextra-carlito' },
  { for: 'Cambria', any: ['Cambria', 'Caladea'], from: 'fonts-crosextra-caladea' },
]

/** Fonts that nothing stands in for, each with the Debian package that brings it. None where fontconfig is not used. */
export async function missingFonts(): Promise<string[]> {
  const listed = await promisify(execFile)('fc-list', [':', 'family']).catch(() => null)
  if (listed === null) return []
  const families = new Set(listed.stdout.split(/[\n,]/).map((one) => one.trim()))
  return STAND_INS.filter(({ any }) => !any.some((one) => families.has(one))).map(
    (one) => `${one.for} (apt-get install ${one.from})`,
  )
}

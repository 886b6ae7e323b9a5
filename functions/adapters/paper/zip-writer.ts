import { zipSync } from 'fflate'
import type { ArchiveWriter } from '../../ports/archive-writer.ts'

/** ZIP tells of no day before 1980, in the machine's own time; when files were put in is nobody's concern. */
const NO_DAY = new Date(1980, 0, 1)

/** A ZIP file. PDFs are packed already, and are put in as they are. */
export const zipWriter: ArchiveWriter = (files) =>
  zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, [bytes, { level: 0, mtime: NO_DAY }]])))

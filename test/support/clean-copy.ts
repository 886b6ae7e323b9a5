import { unzipSync } from 'fflate'
import { lookIntoOffice } from '../../functions/adapters/paper/office/look-into-office.ts'
import type { OpenOfficeKind } from '../../functions/ports/office-reader.ts'

/** What is told of a document, and all that its clean copy holds, as one text. */
export async function lookedInto(
  bytes: Uint8Array,
  kind: OpenOfficeKind = 'docx',
): Promise<{
  told: string
  copy: string
  names: string[]
  marks: { changes: number; comments: number; people: number }
}> {
  const found = await lookIntoOffice(bytes, kind)
  if (found.was === 'refused') throw new Error(`It was refused: ${found.because}`)
  const parts = Object.entries(unzipSync(found.cleaned))
  return {
    told: found.warnings.join('\n'),
    copy: parts.map(([, part]) => Buffer.from(part).toString('latin1')).join('\n'),
    names: parts.map(([name]) => name),
    marks: found.marks,
  }
}

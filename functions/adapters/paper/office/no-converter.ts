import { PAPER_KINDS } from '../../../domain/papers/paper-kind.ts'
import type { OfficePaper, WordConverter } from '../../../ports/word-converter.ts'

/** Where no office program is installed: says so, and what to do about it. */
export const noConverter = (): WordConverter => ({
  convert: async (paper) => refused(paper),
  renew: async (paper) => refused(paper),
})

function refused({ kind }: OfficePaper): { was: 'refused'; because: string } {
  const { words, program } = PAPER_KINDS[kind]
  return {
    was: 'refused',
    because: `This is ${words}, and nothing here can make a PDF of it. Save it as PDF from ${program} and send that. (Whoever runs Packhorse: install LibreOffice, docs/operating.md.)`,
  }
}

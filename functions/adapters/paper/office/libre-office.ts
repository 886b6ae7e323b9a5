import { PAPER_KINDS } from '../../../domain/papers/paper-kind.ts'
import type { Log } from '../../../ports/log.ts'
import type {
  Converted,
  OfficeKind,
  OfficePaper,
  OlderKind,
  Renewed,
  WordConverter,
} from '../../../ports/word-converter.ts'
import { csvAsDocument } from './csv-as-document.ts'
import { fewAtOnce } from './few-at-once.ts'
import { type Made, RENEWED } from './filters.ts'
import { findOffice, type OfficeProgram, type OfficeWanted } from './find-office.ts'
import { mendConverted } from './mend-converted.ts'
import { missingFonts } from './missing-fonts.ts'
import { noConverter } from './no-converter.ts'
import { rtfTakesIn } from './rtf-takes-in.ts'
import { type OfficeLimits, runOffice } from './run-office.ts'
import { sweepFolders } from './sweep-folders.ts'
import { withOutlineLevels } from './with-outline-levels.ts'

export interface LibreOfficeOptions extends OfficeWanted {
  limits: OfficeLimits
  /** How many papers are converted at once; the others wait. */
  atOnce: number
  log: Log
}

/**
 * Makes PDFs with the LibreOffice of this machine, which is looked for when the first paper comes. Each paper has a run
 * and a profile of its own, shut in where the machine allows it (walls.ts). Where there is none, papers are refused
 * with what to do.
 */
export function libreOffice({ limits, atOnce, log, ...wanted }: LibreOfficeOptions): WordConverter {
  const inTurn = fewAtOnce(atOnce)
  let office: Promise<OfficeProgram | null> | null = null

  async function prepare(): Promise<OfficeProgram | null> {
    const found = await findOffice(wanted)
    if (found === null) return null
    const missing = await missingFonts()
    if (missing.length > 0)
      log.warn(
        `Fonts are missing that stand in for Word's own, so that pages may break elsewhere: ${missing.join('; ')}.`,
      )
    if (!found.isWalled) await sweepFolders()
    return found
  }

  async function found(): Promise<OfficeProgram | null> {
    office ??= prepare()
    const program = await office
    if (program === null) office = null
    return program
  }

  return {
    convert: async (paper) => {
      const program = await found()
      if (program === null) return noConverter().convert(paper)
      return inTurn(() => convertWith(program, paper, limits))
    },
    renew: async (paper) => {
      const program = await found()
      if (program === null) return noConverter().renew(paper)
      return inTurn(() => renewWith(program, paper, limits))
    },
  }
}

async function convertWith(
  program: OfficeProgram,
  { bytes, kind, name }: OfficePaper,
  limits: OfficeLimits,
): Promise<Converted> {
  const made = await make(program, { bytes, kind, name }, 'pdf', limits)
  if ('was' in made) return made
  // It says that all went well whether or not it did: only a PDF is believed.
  const pdf = await mendConverted(made, { bytes, kind, name })
  return pdf === null ? refused(cannotBeRead(kind)) : { was: 'converted', pdf }
}

async function renewWith(
  program: OfficeProgram,
  paper: OfficePaper & { kind: OlderKind },
  limits: OfficeLimits,
): Promise<Renewed> {
  const kind = RENEWED[paper.kind]
  const made = await make(program, paper, kind, limits)
  if ('was' in made) return made
  return made.length === 0 ? refused(cannotBeRead(paper.kind)) : { was: 'renewed', bytes: made, kind }
}

async function make(
  program: OfficeProgram,
  { bytes, kind }: OfficePaper,
  made: Made,
  limits: OfficeLimits,
): Promise<Uint8Array | Refused> {
  if (kind === 'rtf' && rtfTakesIn(bytes)) return refused(TAKES_IN)
  const end = await runOffice(program, { bytes: await prepared(bytes, kind), kind, made }, limits)
  if (end.was === 'missing') throw new Error('LibreOffice was here, and cannot be started any more')
  return end.was === 'too-long' ? refused(tookTooLong(kind, limits)) : end.output
}

async function prepared(bytes: Uint8Array, kind: OfficeKind): Promise<Uint8Array> {
  if (kind === 'csv') return csvAsDocument(bytes)
  return kind === 'docx' ? withOutlineLevels(bytes) : bytes
}

type Refused = Extract<Converted, { was: 'refused' }>

const refused = (because: string): Refused => ({ was: 'refused', because })

const tookTooLong = (kind: OfficeKind, { seconds }: OfficeLimits): string =>
  `A PDF could not be made of ${thisPaper(kind)} within ${seconds} seconds. Save it as PDF from ${PAPER_KINDS[kind].program} and send that, or send it in parts.`

const cannotBeRead = (kind: OfficeKind): string =>
  `No PDF could be made of ${thisPaper(kind)}: it may be damaged, or locked with a password. Open it in ${PAPER_KINDS[kind].program}, save it as PDF, and send that.`

const TAKES_IN =
  'The document takes in a picture or a text that is not in it, but in another file. In Word: select everything, press Ctrl+Shift+F9 to keep what is seen, save it as a Word document (.docx), and send that.'

const thisPaper = (kind: OfficeKind): string => PAPER_KINDS[kind].words.replace(/^an? /, 'this ')

import type { Found } from '../found.ts'
import { isElement, prune, textOf, type XmlElement } from '../xml/element.ts'
import { XmlTrouble } from '../xml/read-xml.ts'

/** Fields that only point within the document: they may be worked out anew. Every other stays as it reads now. */
const LIVE =
  /^\s*(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES|PAGEREF|REF|NOTEREF|STYLEREF|SEQ|TOC|TC|XE|INDEX|LISTNUM|EQ|=|SYMBOL|FORMTEXT|FORMCHECKBOX|FORMDROPDOWN)\b/i
/** A link that leads to the web, to a mailbox or within the document. */
const PLAIN_LINK = /^\s*HYPERLINK\s+(?:\\l\b|"?(?:https?:|mailto:))/i
/** Fields that fetch from elsewhere, or start something. */
const REACHES_OUT =
  /\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|IMPORT|DATABASE|RD|MACROBUTTON|EMBED)\b/i

const isLive = (instruction: string): boolean => LIVE.test(instruction) || PLAIN_LINK.test(instruction)

/** Fields stand within fields, two or three deep. */
const DEEPEST = 50

interface OpenField {
  instruction: string
  isInInstruction: boolean
  /** What makes it a field: its marks, and all that stands in its instruction. */
  pieces: XmlElement[]
}

/** Leaves of fields that are not plain nothing but the words they show now (ECMA-376, part 1, 17.16). */
export function settleFields(root: XmlElement, found: Found): void {
  const gone = new Set<XmlElement>()
  const open: OpenField[] = []
  const settle = ({ instruction, pieces }: OpenField, isWhole: boolean): void => {
    if (REACHES_OUT.test(firstWord(instruction))) found.warnings.add(FETCHES)
    if (!isWhole || !isLive(instruction)) for (const piece of pieces) gone.add(piece)
  }
  const visit = (element: XmlElement): void => {
    for (const field of open)
      if (field.isInInstruction && OF_RUN.test(element.name)) field.pieces.push(element)
    if (element.name === 'w:fldChar') mark(element)
    if (element.name === 'w:instrText') {
      const field = open.at(-1)
      if (field !== undefined) field.instruction += textOf(element)
      else gone.add(element)
    }
    for (const child of element.children) if (isElement(child)) visit(child)
  }
  const mark = (element: XmlElement): void => {
    const type = element.attributes.get('w:fldCharType')
    if (type === 'begin') {
      if (open.length === DEEPEST) throw new XmlTrouble('too-deep')
      open.push({ instruction: '', isInInstruction: true, pieces: [element] })
      return
    }
    const field = open.at(-1)
    if (field === undefined) return
    if (!field.isInInstruction) field.pieces.push(element)
    if (type === 'separate') field.isInInstruction = false
    if (type === 'end') settle(open.pop() ?? field, true)
  }
  visit(root)
  for (const field of open) settle(field, false)
  prune(root, (child) => {
    if (gone.has(child)) return 'drop'
    if (child.name !== 'w:fldSimple') return 'keep'
    const instruction = child.attributes.get('w:instr') ?? ''
    if (REACHES_OUT.test(firstWord(instruction))) found.warnings.add(FETCHES)
    return isLive(instruction) ? 'keep' : 'unwrap'
  })
}

/** What stands in a run, and can be taken out of it. */
const OF_RUN = /^w:(?:t|instrText|tab|br|cr|sym|fldChar|noBreakHyphen|drawing|pict|object)$/

const firstWord = (instruction: string): string => instruction.trim().split(/\s/, 1)[0] ?? ''

const FETCHES =
  'The document has fields that fetch words or pictures from other files or programs. They were not run: what they show now is kept as it stands. Read those places in the PDF, and type in what is missing.'

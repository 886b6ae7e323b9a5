import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What a test asks of a printed document that a pack's reader does not tell. */
export interface PrintFacts {
  /** Whether every page is A4 upright, to a point. */
  isA4: boolean
  /** The roles of the structure tree in reading order: `H1`, `TH`. */
  roles: string[]
}

/** Opens a printed PDF with pdf.js. */
export async function printFacts(pdf: Uint8Array): Promise<PrintFacts> {
  const task = getDocument({ data: pdf.slice(), verbosity: 0 })
  const document = await task.promise
  const facts: PrintFacts = { isA4: true, roles: [] }
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view
    facts.isA4 &&= Math.abs(right - left - A4.width) < 1 && Math.abs(top - bottom - A4.height) < 1
    facts.roles.push(...rolesIn(await page.getStructTree()))
  }
  await task.destroy()
  return facts
}

const A4 = { width: 595.28, height: 841.89 }

type Tag = Awaited<ReturnType<PDFPageProxy['getStructTree']>>

const rolesIn = (tag: Tag): string[] =>
  tag === null ? [] : [tag.role, ...tag.children.flatMap((child) => ('role' in child ? rolesIn(child) : []))]

/** The fonts of a PDF by name, and whether each has its letters in the file. */
export async function fontsOf(pdf: Uint8Array): Promise<{ name: string; embedded: boolean }[]> {
  const document = await PDFDocument.load(pdf)
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('FontDescriptor'))
      return []
    return [
      {
        name: `${object.get(PDFName.of('FontName'))}`,
        embedded: object.has(PDFName.of('FontFile2')),
      },
    ]
  })
}

import { type LinksOnPage, linksOnPage } from './access/links-on-page.ts'
import { type Properties, propertiesOf } from './access/properties.ts'
import { readStructure, type StructureFacts } from './access/read-structure.ts'
import type { OpenPdf } from './open-pdf.ts'
import { UnfoldsTooFar } from './pdf/filters.ts'
import { type PageFacts, pageFacts } from './sight/page-facts.ts'
import { readSight } from './sight/read-sight.ts'
import { sightOfFile } from './sight/sight-names.ts'
import { tellUnderPictures } from './sight/under-scans.ts'

/** A page as it was looked through: its number from 1, what is seen of it, and its links. */
export interface LookedPage extends PageFacts {
  page: number
  links: LinksOnPage
}

/** What was found out about a file, for whoever has something to say of it. */
export interface Looked {
  properties: Properties
  structure: StructureFacts
  pages: LookedPage[]
}

/** Looks once through all of a file that there may be something to say of. */
export function lookThrough(opened: OpenPdf): Looked {
  const { document, pages } = opened
  const pageOf = new Map(pages.flatMap(({ num }, at) => (num === null ? [] : [[num, at + 1]])))
  return {
    properties: propertiesOf(document),
    structure: readStructure(document, pageOf),
    pages: lookAtPages(opened),
  }
}

/** A page that cannot be read is left out. */
function lookAtPages({ document, pages }: OpenPdf): LookedPage[] {
  const file = sightOfFile(document)
  const looked = pages.flatMap((page, at) => {
    try {
      const sight = readSight(file, page)
      const links = linksOnPage(document, page, sight.contents)
      return [{ page: at + 1, ...pageFacts(sight, at + 1), links }]
    } catch (fault) {
      if (fault instanceof UnfoldsTooFar) throw fault
      // Whether the file can be bound all the same is tried elsewhere.
      return []
    }
  })
  tellUnderPictures(looked)
  return looked
}

import type { Found } from '../found.ts'
import { CONTROL, EMBEDDED, OTHER_DOCUMENT } from '../office-words.ts'
import { elementsIn, type Fate, prune, type XmlElement } from '../xml/element.ts'

/** Who may edit what, where words were marked as wrong, other documents, data and controls: none of it is a page. */
const GONE =
  /^w:(?:perm(?:Start|End)|proofErr|comment(?:RangeStart|RangeEnd|Reference)|annotationRef|altChunk|subDoc|control|movie|dataBinding|placeholder|smartTagPr|customXmlPr|customXml\w+Range(?:Start|End)|attachedTemplate|sdtEndPr|webHidden|embed\w+)$/
/** What stands around words and says nothing of them. */
const AROUND = /^w:(?:smartTag|customXml)$/

/** Takes out of a part what is no part of the page, and what programs wrote for themselves. */
export function bareWord(root: XmlElement, found: Found): void {
  prune(root, (child): Fate => {
    const { name, attributes } = child
    if (GONE.test(name)) {
      if (name === 'w:altChunk' || name === 'w:subDoc') found.warnings.add(OTHER_DOCUMENT)
      if (name === 'w:control') found.warnings.add(CONTROL)
      return 'drop'
    }
    if (name === 'o:OLEObject') {
      found.warnings.add(EMBEDDED)
      return 'drop'
    }
    // A shape where an object was, so that its picture is drawn.
    if (name === 'w:object') child.name = 'w:pict'
    for (const key of attributes.keys())
      if (/^w:rsid|^w14:(?:para|text)Id$|^w:author$|^w:date$/.test(key)) attributes.delete(key)
    return AROUND.test(name) ? 'unwrap' : 'keep'
  })
}

/** A document's comments, in a part of their own. */
export function countComments(root: XmlElement, { comments }: Found): void {
  for (const { attributes } of elementsIn(root, 'w:comment')) {
    comments.count += 1
    comments.people.add(attributes.get('w:author') ?? '')
  }
}

import { CROPPED_IN_WRITER } from '../cropped.ts'
import type { Found } from '../found.ts'
import { EMBEDDED } from '../office-words.ts'
import {
  allIn,
  below,
  elementsIn,
  type Fate,
  isElement,
  prune,
  textOf,
  type XmlElement,
} from '../xml/element.ts'

/** Counts tracked changes and comments, and the people who made them (OpenDocument 1.2, 5.5 and 14.1). */
export function countMarks(root: XmlElement, { changes, comments }: Found): void {
  for (const element of allIn(root)) {
    const marked =
      element.name === 'text:changed-region'
        ? changes
        : element.name === 'office:annotation'
          ? comments
          : null
    if (marked === null) continue
    marked.count += 1
    for (const one of allIn(element)) if (one.name === 'dc:creator') marked.people.add(textOf(one))
  }
}

/** Changes are accepted by forgetting them: what was deleted lies in their list alone. The rest runs, fetches or watches. */
const GONE =
  /^(?:text:(?:tracked-changes|change|change-start|change-end|dde-connection-decls|dde-connection|section-source|alphabetical-index-auto-mark-file|script)|office:(?:annotation|annotation-end|scripts|event-listeners|forms|dde-source|change-info)|draw:(?:plugin|applet|floating-frame|object-ole)|table:(?:table-source|cell-range-source|dde-links|tracked-changes)|presentation:sound|script:\w+)$/
/** Fields that would be worked out anew, and say something of a computer or a person: they stay as they read. */
const FIELDS =
  /^text:(?:file-name|template-name|author-name|author-initials|sender-\w+|creator|initial-creator|printed-by|creation-\w+|modification-\w+|print-\w+|editing-\w+|user-defined|date|time|dde-connection|database-\w+|execute-macro|conditional-text|meta-field|user-field-get)$/

/** `./ObjectReplacements/Object 1` is the part of that name. */
export const partOf = (address: string): string => address.replace(/^\.\//, '')

/** Whether sides of a picture are cut off: `rect(0cm, 2.5cm, 0cm, 0cm)`, in any unit. Hardly anything is as good as nothing. */
const isClipped = (clip: string): boolean =>
  [...clip.matchAll(/[\d.]+(?=[a-z])/g)].some(([side]) => Number(side) >= 0.05)

/** Takes out of a part what is no part of the page. `isKept` tells which parts of the package come along. */
export function bareOdt(root: XmlElement, found: Found, isKept: (part: string) => boolean): void {
  prune(root, (child): Fate => {
    const { name, attributes } = child
    if (
      name === 'text:section' &&
      (below(child, 'text:section-source') ?? below(child, 'office:dde-source')) !== undefined
    )
      found.warnings.add(FETCHES)
    if (name === 'draw:object-ole' || isOtherDocument(child)) found.warnings.add(EMBEDDED)
    if (GONE.test(name) || isOtherDocument(child)) return 'drop'
    if (FIELDS.test(name)) return 'unwrap'
    if (name === 'draw:frame' && dropImages(child)) found.warnings.add(MISSING)
    if (isClipped(attributes.get('fo:clip') ?? '')) found.warnings.add(CROPPED_IN_WRITER)
    const address = attributes.get('xlink:href')
    if (address !== undefined && !/^(?:https?:|mailto:|#)/i.test(address) && !isKept(partOf(address)))
      attributes.delete('xlink:href')
    return 'keep'
  })

  /** Drops what a frame shows and is not here; tells whether nothing is left of it. A frame may show one thing twice. */
  function dropImages(frame: XmlElement): boolean {
    const images = elementsIn(frame, 'draw:image')
    const gone = images.filter(({ attributes }) => {
      const address = attributes.get('xlink:href')
      return address !== undefined && !isKept(partOf(address))
    })
    frame.children = frame.children.filter((child) => !isElement(child) || !gone.includes(child))
    const isDrawn = elementsIn(frame, 'draw:object').some((object) => !isOtherDocument(object))
    return images.length > 0 && gone.length === images.length && !isDrawn
  }

  /** A chart or a formula is drawn anew; any other object is a file in the file, of which there is a picture. */
  function isOtherDocument({ name, attributes }: XmlElement): boolean {
    return name === 'draw:object' && !isKept(partOf(attributes.get('xlink:href') ?? ''))
  }
}

const MISSING =
  'A picture is a link to a file elsewhere, or of a kind that cannot be printed here, and will be missing. Insert it into the document as JPEG or PNG, and send it again.'
const FETCHES =
  'The document has parts that are fetched from other files. They were not fetched: what they show now is kept as it stands. Read those places in the PDF, and type in what is missing.'

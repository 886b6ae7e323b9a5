import { type Found, listed } from '../found.ts'
import { bareDrawings } from '../ooxml/drawings.ts'
import { keptProperties } from '../ooxml/kept-properties.ts'
import { tellLeftBehind } from '../ooxml/left-behind.ts'
import { openParts, type XmlPart } from '../ooxml/open-parts.ts'
import type { OfficePackage } from '../ooxml/read-package.ts'
import { writePackage } from '../ooxml/write-package.ts'
import { allIn, below, elementsIn, prune, textOf, type XmlElement } from '../xml/element.ts'
import { dropOffSlide } from './off-slide.ts'

/** Looks into a presentation, and makes of it one that holds what its slides show and nothing else. */
export async function cleanSlides(pack: OfficePackage, found: Found): Promise<Uint8Array | 'all-hidden'> {
  const open = await openParts(pack, 'pptx')
  const { main } = open
  const slides = slidesOf(main, open.parts)
  if (slides.length > 0 && slides.every(isHidden)) return 'all-hidden'
  const withNotes: string[] = []
  for (const { type, target, isExternal, from } of open.leftBehind) {
    const root = /^(?:comments|notesSlide)$/.test(type) && !isExternal ? await pack.aside(target) : undefined
    if (root === undefined) continue
    if (type === 'comments') countComments(root, found)
    else if (hasNotes(root)) withNotes.push(numberOf(from))
  }
  tellLeftBehind(open, pack.names, found)
  const hidden = slides.filter(isHidden).map(numberOf)
  const off = slides.filter((slide) => dropOffSlide(slide.root, below(main.root, 'p:sldSz'))).map(numberOf)
  if (withNotes.length > 0) found.warnings.add(notes(withNotes))
  if (hidden.length > 0) found.warnings.add(hiddenSlides(hidden))
  if (off.length > 0) found.warnings.add(offSlide(off))
  dropHidden(main, slides)
  for (const { root, type } of open.parts.values())
    if (/^(?:officeDocument|slide)/.test(type)) bareSlide(root)
  bareDrawings(open, found)
  return writePackage('pptx', open, await keptProperties(pack))

  function numberOf(slide: XmlPart): string {
    return String(slides.indexOf(slide) + 1)
  }
}

/** In the order they are shown in. */
const slidesOf = ({ root, links }: XmlPart, parts: Map<string, XmlPart>): XmlPart[] =>
  elementsIn(below(root, 'p:sldIdLst') ?? root, 'p:sldId').flatMap(
    ({ attributes }) => parts.get(links.get(attributes.get('r:id') ?? '')?.target ?? '') ?? [],
  )

const isHidden = ({ root }: XmlPart): boolean => /^(?:0|false)$/.test(root.attributes.get('show') ?? '1')

function dropHidden({ root, links }: XmlPart, slides: XmlPart[]): void {
  const gone = new Set(slides.filter(isHidden).map(({ name }) => name))
  prune(root, ({ name, attributes }) =>
    name === 'p:sldId' && gone.has(links.get(attributes.get('r:id') ?? '')?.target ?? '') ? 'drop' : 'keep',
  )
}

/** What is no slide: films, movement, who may change it, sections, sent-along data. */
const GONE =
  /^(?:p:(?:timing|transition|custDataLst|custShowLst|notesMasterIdLst|handoutMasterIdLst|embeddedFontLst|modifyVerifier|photoAlbum|extLst|controls|cmAuthorLst)|p14:media)$/

function bareSlide(root: XmlElement): void {
  prune(root, (child) => {
    const picture = child.name === 'p:graphicFrame' ? pictureOfObject(child) : undefined
    if (picture !== undefined) Object.assign(child, picture)
    if (child.name === 'a:fld' && /^datetime/.test(child.attributes.get('type') ?? '')) stopClock(child)
    return GONE.test(child.name) ? 'drop' : 'keep'
  })
}

/** A date that is written anew each day stays the one that it shows. */
function stopClock(field: XmlElement): void {
  field.name = 'a:r'
  field.attributes.clear()
  field.children = elementsIn(field).filter(({ name }) => name !== 'a:pPr')
}

/** An embedded object is shown by a picture of it. */
function pictureOfObject(frame: XmlElement): XmlElement | undefined {
  const inside = [...allIn(frame)]
  return inside.some(({ name }) => name === 'p:oleObj')
    ? inside.find(({ name }) => name === 'p:pic')
    : undefined
}

function countComments(root: XmlElement, { comments }: Found): void {
  for (const { name, attributes } of allIn(root)) {
    if (!/^(?:p:cm|p188:cm|p188:reply)$/.test(name)) continue
    comments.count += 1
    comments.people.add(attributes.get('authorId') ?? '')
  }
}

/** Notes are what stands in a notes page's own text, not its picture of the slide or its number. */
const hasNotes = (root: XmlElement): boolean =>
  [...allIn(root)]
    .filter(
      (shape) =>
        shape.name === 'p:sp' &&
        below(shape, 'p:nvSpPr', 'p:nvPr', 'p:ph')?.attributes.get('type') === 'body',
    )
    .some((shape) => [...allIn(shape)].some((text) => text.name === 'a:t' && textOf(text).trim() !== ''))

const slide = (numbers: string[]): string =>
  `${numbers.length === 1 ? 'Slide' : 'Slides'} ${listed(numbers, 8)}`

const notes = (numbers: string[]): string =>
  `${slide(numbers)} ${numbers.length === 1 ? 'has' : 'have'} speaker notes. They are left out of the PDF. The public should not get the presentation itself.`
const hiddenSlides = (numbers: string[]): string =>
  `${slide(numbers)} ${numbers.length === 1 ? 'is hidden and is' : 'are hidden and are'} left out of the PDF. If members need to see ${numbers.length === 1 ? 'it' : 'them'}, right-click, Unhide Slide, and send the file again.`
const offSlide = (numbers: string[]): string =>
  `${slide(numbers)} ${numbers.length === 1 ? 'has' : 'have'} something beside the slide, where nobody sees it. It is left out of the PDF. If it is to be read, move it onto the slide and send the file again.`

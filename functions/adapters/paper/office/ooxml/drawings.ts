import { PLACED } from '../../picture/says-place.ts'
import { barePicture } from '../bare-picture.ts'
import { CROPPED_IN_OFFICE, cutsOff } from '../cropped.ts'
import type { Found } from '../found.ts'
import { listed } from '../found.ts'
import { allIn, elementsIn, isElement, prune, type XmlElement } from '../xml/element.ts'
import { UNKNOWN } from '../xml/read-xml.ts'
import type { OpenParts, XmlPart } from './open-parts.ts'

/** What looks like a file's place rather than a description of what a picture shows. */
const PATH =
  /^(?:[a-z]:[\\/]|\\\\|file:|https?:|cid:)|[\\/][^\s\\/]+\.\w{3,4}$|^\S+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf)$/i

/** Makes the drawings of all parts safe, and says which pictures are missing, cut or described by a path. */
export function bareDrawings(found: OpenParts, { warnings }: Found): void {
  const missing: string[] = []
  let [count, isCropped, isPathTold] = [0, false, false]
  for (const part of found.parts.values()) {
    prune(part.root, (child) => (isFate(child) ? 'drop' : 'keep'))
    for (const element of allIn(part.root)) {
      if (isPicture(element)) count += 1
      if (isLinked(element, part)) missing.push(String(count))
      if (isCut(element)) isCropped = true
      if (forgetPath(element)) isPathTold = true
      if (part.type === 'chart') forgetSource(element)
    }
  }
  if (missing.length > 0) warnings.add(linked(missing))
  if (isCropped) warnings.add(CROPPED_IN_OFFICE)
  if (isPathTold) warnings.add(PATH_TOLD)
  for (const [name, bytes] of found.pictures) {
    const bare = barePicture(bytes)
    if (bare === null && !/\.svg$/i.test(name)) warnings.add(NO_PICTURE)
    if (bare?.wasPlaced === true) warnings.add(PLACED)
  }
}

/** A choice for programs that know more than this one does. */
const isFate = ({ name, attributes }: XmlElement): boolean =>
  name === 'mc:Choice' && (attributes.get('Requires') ?? UNKNOWN).split(' ').includes(UNKNOWN)

const isPicture = ({ name }: XmlElement): boolean => name === 'a:blip' || name === 'v:imagedata'

function isLinked(element: XmlElement, { links }: XmlPart): boolean {
  if (!isPicture(element)) return false
  const { attributes } = element
  const embedded = attributes.get('r:embed') ?? attributes.get('r:id') ?? attributes.get('r:pict') ?? ''
  const isLink =
    ['r:link', 'r:href', 'src', 'o:href', 'r:id'].some((name) => attributes.has(name)) && !links.has(embedded)
  for (const name of ['r:link', 'r:href', 'src', 'o:href']) attributes.delete(name)
  return isLink
}

const isCut = ({ name, attributes }: XmlElement): boolean =>
  (name === 'a:srcRect' && cutsOff(['l', 't', 'r', 'b'].map((side) => attributes.get(side) ?? '0'))) ||
  (name === 'v:imagedata' &&
    ['cropleft', 'croptop', 'cropright', 'cropbottom'].some((side) => attributes.has(side)))

function forgetPath({ name, attributes }: XmlElement): boolean {
  if (!/:(?:docPr|cNvPr|imagedata|shape)$/.test(name)) return false
  for (const key of ['name', 'o:title']) if (PATH.test(attributes.get(key) ?? '')) attributes.delete(key)
  if (name === 'v:imagedata' || name === 'v:shape') attributes.delete('o:title')
  if (/:(?:docPr|cNvPr)$/.test(name) && !attributes.has('name')) attributes.set('name', 'Picture')
  const paths = ['descr', 'title', 'alt'].filter((key) => PATH.test((attributes.get(key) ?? '').trim()))
  for (const key of paths) attributes.delete(key)
  return paths.length > 0
}

/** A chart is drawn from the figures it keeps, where it keeps them, and not from cells that are left out. */
function forgetSource(element: XmlElement): void {
  const hasKept = elementsIn(element).some(
    ({ name, children }) => /^c:(?:num|str|multiLvlStr)Cache$/.test(name) && children.some(isElement),
  )
  element.children = element.children.filter(
    (child) => !isElement(child) || !(child.name === 'c:extLst' || (child.name === 'c:f' && hasKept)),
  )
}

const linked = (numbers: string[]): string =>
  `Picture ${listed(numbers)} ${numbers.length === 1 ? 'is a link to a file' : 'are links to files'} elsewhere, not in the document itself, and will be missing. Insert ${numbers.length === 1 ? 'it' : 'them'} into the document (Insert, Pictures), and send it again.`
const PATH_TOLD =
  'A picture’s description is only the name of a file. It is left out; say in its place what the picture shows (right-click, View Alt Text), and send it again.'
const NO_PICTURE =
  'A picture is of a kind that cannot be printed here, and will be missing. Save it as JPEG or PNG, insert it again, and send the file.'

import { allIn, below, isElement, type XmlElement } from '../xml/element.ts'

const SHAPE = /^p:(?:sp|pic|graphicFrame|cxnSp|grpSp)$/

/** Takes away what lies wholly beside a slide; tells whether there was anything that has words or a picture. */
export function dropOffSlide(root: XmlElement, size: XmlElement | undefined): boolean {
  const [width, height] = [Number(size?.attributes.get('cx')), Number(size?.attributes.get('cy'))]
  const tree = below(root, 'p:cSld', 'p:spTree')
  if (tree === undefined || !(width > 0) || !(height > 0)) return false
  let hasDropped = false
  tree.children = tree.children.filter((child) => {
    if (!isElement(child) || !SHAPE.test(child.name) || !isBeside(child, width, height)) return true
    if (hasSubstance(child)) hasDropped = true
    return false
  })
  return hasDropped
}

function isBeside(shape: XmlElement, width: number, height: number): boolean {
  const box =
    below(shape, 'p:spPr', 'a:xfrm') ?? below(shape, 'p:grpSpPr', 'a:xfrm') ?? below(shape, 'p:xfrm')
  const [at, extent] = [below(box, 'a:off'), below(box, 'a:ext')]
  if (at === undefined || extent === undefined) return false
  // A turned shape reaches no further than its longer side, from its middle.
  const [x, y] = [Number(at.attributes.get('x')), Number(at.attributes.get('y'))]
  const [cx, cy] = [Number(extent.attributes.get('cx')), Number(extent.attributes.get('cy'))]
  const isTurned = box?.attributes.has('rot') === true
  const [reachX, reachY] = isTurned ? [Math.max(cx, cy) / 2, Math.max(cx, cy) / 2] : [cx / 2, cy / 2]
  const [middleX, middleY] = [x + cx / 2, y + cy / 2]
  return (
    middleX + reachX <= 0 || middleY + reachY <= 0 || middleX - reachX >= width || middleY - reachY >= height
  )
}

function hasSubstance(shape: XmlElement): boolean {
  if (shape.name !== 'p:sp' && shape.name !== 'p:cxnSp') return true
  for (const { name } of allIn(shape)) if (name === 'a:t' || name === 'a:blip') return true
  return false
}

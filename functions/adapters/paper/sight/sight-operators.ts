import { IDENTITY, times } from '../pdf/content-ink.ts'
import { operatorsOf } from '../pdf/read-content.ts'
import { type ColourSpace, colourOf, UNKNOWN } from './colours.ts'
import { addArea, paintPath } from './paint-path.ts'
import { COVERS_NOTHING } from './shadings.ts'
import { placed } from './shapes.ts'
import { showText } from './show-text.ts'
import { OPAQUE, type Sight } from './sight.ts'

type Operator = (sight: Sight) => void

const lastOf = (sight: Sight, count: number): number[] =>
  Array.from({ length: count }, (_, at) => sight.last(count - at))

const PARTS: Record<ColourSpace, number> = { grey: 1, tint: 1, rgb: 3, cmyk: 4, other: 0, pattern: 0 }

const fillIn =
  (space: ColourSpace): Operator =>
  (sight) => {
    sight.state.space = space
    sight.state.fill = colourOf(space, lastOf(sight, PARTS[space]))
  }
const strokeIn =
  (space: ColourSpace): Operator =>
  (sight) => {
    sight.state.strokeSpace = space
    sight.state.stroke = colourOf(space, lastOf(sight, PARTS[space]))
  }
/** The colour in the space that was chosen before. */
const fillAgain: Operator = (sight) => {
  const { state, names, name, base } = sight
  fillIn(state.space)(sight)
  if (state.space === 'pattern') state.covers = names.patternOf(name, base)
}
const strokeAgain: Operator = (sight) => strokeIn(sight.state.strokeSpace)(sight)
/** A space starts black; where its parts mean something else, its colour is not known. */
const startOf = (space: ColourSpace): number => (space === 'other' || space === 'pattern' ? UNKNOWN : 0)

const paint =
  (inside: boolean, outline: boolean, closes = false): Operator =>
  (sight) => {
    if (closes) closePath(sight)
    paintPath(sight, inside, outline)
  }

const closePath: Operator = ({ path }) => {
  const corners = path.outlines.at(-1)?.corners
  if (corners !== undefined && corners.length >= 4) corners.push(corners[0] as number, corners[1] as number)
}

const newLine: Operator = (sight) => sight.moveLine(0, -sight.state.leading)
const clip: Operator = (sight) => {
  sight.clipsNext = true
}

/** What operators do, as far as it tells what is seen of a page (ISO 32000-1, Annex A). */
const OPERATORS: Record<string, Operator> = {
  q: (sight) => sight.save(),
  Q: (sight) => sight.restore(),
  cm: (sight) => {
    sight.state.matrix = times(sight.lastMatrix(), sight.state.matrix)
  },
  gs: (sight) => sight.names.setState(sight.name, sight.state),
  w: (sight) => {
    sight.state.lineWidth = sight.last(1)
  },
  BT: (sight) => sight.beginText([1, 0, 0, 1, 0, 0]),
  BMC: (sight) => sight.openMark('', sight.name),
  BDC: (sight) =>
    sight.dict === null ? sight.openMark(sight.name, sight.tag) : sight.openMark('', sight.name),
  EMC: (sight) => sight.closeMark(),
  Tf: (sight) => {
    sight.state.fontSize = sight.last(1)
    sight.state.font = sight.names.fontOf(sight.name)
  },
  Tr: (sight) => {
    sight.state.mode = sight.last(1)
  },
  TL: (sight) => {
    sight.state.leading = sight.last(1)
  },
  Tc: (sight) => {
    sight.state.letterSpace = sight.last(1)
  },
  Tw: (sight) => {
    sight.state.wordSpace = sight.last(1)
  },
  Tz: (sight) => {
    sight.state.stretch = sight.last(1) / 100
  },
  Ts: (sight) => {
    sight.state.rise = sight.last(1)
  },
  Tm: (sight) => sight.beginText(sight.lastMatrix()),
  Td: (sight) => sight.moveLine(sight.last(2), sight.last(1)),
  TD: (sight) => {
    sight.state.leading = -sight.last(1)
    sight.moveLine(sight.last(2), sight.last(1))
  },
  'T*': newLine,
  Tj: (sight) => showText(sight, false),
  TJ: (sight) => showText(sight, true),
  "'": (sight) => {
    newLine(sight)
    showText(sight, false)
  },
  '"': (sight) => {
    sight.state.wordSpace = sight.last(2)
    sight.state.letterSpace = sight.last(1)
    newLine(sight)
    showText(sight, false)
  },
  m: (sight) => sight.path.moveTo(sight.state.matrix, sight.last(2), sight.last(1)),
  l: (sight) => sight.path.lineTo(sight.state.matrix, sight.last(2), sight.last(1)),
  c: (sight) => sight.path.curveTo(sight.state.matrix, sight.lastMatrix()),
  v: (sight) =>
    sight.path.curveFromHere(sight.state.matrix, sight.last(4), sight.last(3), sight.last(2), sight.last(1)),
  y: (sight) => {
    const [x1 = 0, y1 = 0, x3 = 0, y3 = 0] = lastOf(sight, 4)
    sight.path.curveTo(sight.state.matrix, [x1, y1, x3, y3, x3, y3])
  },
  re: (sight) =>
    sight.path.rectangle(sight.state.matrix, sight.last(4), sight.last(3), sight.last(2), sight.last(1)),
  h: closePath,
  W: clip,
  'W*': clip,
  n: paint(false, false),
  f: paint(true, false),
  F: paint(true, false),
  'f*': paint(true, false),
  S: paint(false, true),
  s: paint(false, true, true),
  B: paint(true, true),
  'B*': paint(true, true),
  b: paint(true, true, true),
  'b*': paint(true, true, true),
  g: fillIn('grey'),
  rg: fillIn('rgb'),
  k: fillIn('cmyk'),
  G: strokeIn('grey'),
  RG: strokeIn('rgb'),
  K: strokeIn('cmyk'),
  cs: ({ state, names, name }) => {
    state.space = names.spaceOf(name)
    state.fill = startOf(state.space)
    state.covers = COVERS_NOTHING
  },
  CS: ({ state, names, name }) => {
    state.strokeSpace = names.spaceOf(name)
    state.stroke = startOf(state.strokeSpace)
  },
  sc: fillAgain,
  scn: fillAgain,
  SC: strokeAgain,
  SCN: strokeAgain,
  // A shading fills what is clipped to.
  sh: (sight) => {
    const { state, names, name, mark } = sight
    if (mark.isInHiddenLayer || state.fillOpacity === 0) return
    const isSolid = state.fillOpacity >= OPAQUE && names.shadingOf(name, state.matrix)(state.clip)
    addArea(sight, placed(state.clip, IDENTITY), { colour: UNKNOWN, isSolid, isPicture: false })
  },
  Do: (sight) => sight.names.draw(sight.name, sight),
  BI: (sight) => {
    sight.isMask = false
  },
  ID: (sight) => {
    if (sight.mark.isInHiddenLayer) return
    const corners = placed({ left: 0, bottom: 0, right: 1, top: 1 }, sight.state.matrix)
    const isSolid = !sight.isMask && sight.state.fillOpacity >= OPAQUE
    addArea(sight, corners, { colour: UNKNOWN, isSolid, isPicture: true })
  },
}

export const sightOperators = operatorsOf<Sight>(OPERATORS, 'J j M d ri i ET d0 d1 MP DP BX EX EI')

import { IDENTITY, times } from './content-ink.ts'
import type { Drawing } from './drawing.ts'
import { operatorsOf } from './read-content.ts'

type Operator = (drawing: Drawing) => void

const EVERYWHERE = 1e7

const newLine: Operator = (to) => to.moveLine(0, -to.leading)
const fill: Operator = (to) => to.paint('fill')
const stroke: Operator = (to) => to.paint('stroke')
const mark: Operator = ({ balance }) => {
  balance.marked += 1
}
/** White as one or three components of light, or no ink of four. */
const colour: Operator = ({ state, count, sum }) => {
  state.isWhite = (count === 4 && sum === 0) || ((count === 1 || count === 3) && sum === count)
}

/** What operators do, as far as it tells where ink is and what is left open (ISO 32000-1, Annex A). */
const OPERATORS: Record<string, Operator> = {
  q: (to) => to.save(),
  Q: (to) => to.restore(),
  cm: (to) => {
    to.state.matrix = times(to.lastMatrix(), to.state.matrix)
  },
  BT: (to) => {
    to.balance.text += 1
    to.beginText(IDENTITY)
  },
  ET: ({ balance }) => {
    balance.text -= 1
  },
  BMC: mark,
  BDC: mark,
  EMC: ({ balance }) => {
    balance.marked = Math.max(0, balance.marked - 1)
  },
  Tf: (to) => {
    to.state.fontSize = to.last(1)
    to.state.letters = to.named.lettersOf(to.name)
  },
  Tr: (to) => {
    to.state.mode = to.last(1)
  },
  TL: (to) => {
    to.leading = to.last(1)
  },
  Tm: (to) => to.beginText(to.lastMatrix()),
  Td: (to) => to.moveLine(to.last(2), to.last(1)),
  TD: (to) => {
    to.leading = -to.last(1)
    to.moveLine(to.last(2), to.last(1))
  },
  'T*': newLine,
  Tj: (to) => to.show(0),
  TJ: (to) => to.show(to.sum),
  "'": (to) => {
    newLine(to)
    to.show(0)
  },
  '"': (to) => {
    newLine(to)
    to.show(0)
  },
  m: (to) => to.point(1),
  l: (to) => to.point(1),
  c: (to) => {
    to.point(5)
    to.point(3)
    to.point(1)
  },
  v: (to) => {
    to.point(3)
    to.point(1)
  },
  y: (to) => {
    to.point(3)
    to.point(1)
  },
  re: (to) => {
    to.point(3)
    to.point(1, to.last(4), to.last(3))
  },
  n: (to) => to.paint('nothing'),
  f: fill,
  F: fill,
  'f*': fill,
  S: stroke,
  s: stroke,
  B: stroke,
  'B*': stroke,
  b: stroke,
  'b*': stroke,
  g: colour,
  rg: colour,
  k: colour,
  cs: ({ state }) => {
    state.isWhite = false
  },
  sc: colour,
  scn: colour,
  sh: ({ ink }) => ink.draw(-EVERYWHERE, -EVERYWHERE, EVERYWHERE, EVERYWHERE, IDENTITY),
  Do: ({ named, name, state }) => named.draw(name, state.matrix),
  ID: ({ ink, state }) => ink.draw(0, 0, 1, 1, state.matrix),
}

/** The others, which neither draw nor leave anything open. */
const INERT = 'w J j M d ri i gs W W* Tc Tw Tz Ts d0 d1 CS SC SCN G RG K MP DP BX EX BI EI'

export const operators = operatorsOf<Drawing>(OPERATORS, INERT)

/** A source of numbers that gives the same ones for the same seed: each call one in [0, below). */
export type Dice = (below: number) => number

/** Mulberry32, by Tommy Ettinger. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Mutation = (file: Buffer, dice: Dice) => Buffer

/** What happens to files on their way: cut, garbled, patched together, written by programs that cannot count. */
const MUTATIONS: Mutation[] = [
  function flipBits(file, dice) {
    const flipped = Buffer.from(file)
    for (let left = 1 + dice(20); left > 0; left -= 1) {
      const at = dice(flipped.length)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << dice(8))
    }
    return flipped
  },
  function cutOut(file, dice) {
    const from = dice(file.length)
    return Buffer.concat([file.subarray(0, from), file.subarray(from + 1 + dice(400))])
  },
  function breakOff(file, dice) {
    return file.subarray(0, 1 + dice(file.length))
  },
  function repeat(file, dice) {
    const from = dice(file.length)
    const to = from + 1 + dice(400)
    return Buffer.concat([file.subarray(0, to), file.subarray(from)])
  },
  function insertNoise(file, dice) {
    const noise = Buffer.from(Array.from({ length: 1 + dice(60) }, () => dice(256)))
    const at = dice(file.length)
    return Buffer.concat([file.subarray(0, at), noise, file.subarray(at)])
  },
  function moveAround(file, dice) {
    const [from, to] = [dice(file.length), dice(file.length)]
    const length = 1 + dice(400)
    const moved = Buffer.from(file)
    file.copy(moved, to, from, Math.min(file.length, from + length))
    return moved
  },
  function countWrongly(file, dice) {
    return replaceOne(file, dice, /\d+/g, () => `${[0, 1, -1, 7, 2 ** 31, 1e10, 65535, dice(300)][dice(8)]}`)
  },
  function leadElsewhere(file, dice) {
    return replaceOne(file, dice, /\d+ 0 R/g, () => `${dice(60)} 0 R`)
  },
  function exchangeNames(file, dice) {
    const names = [...file.toString('latin1').matchAll(NAME)].map(([name]) => name)
    return replaceOne(file, dice, NAME, () => names[dice(names.length)] ?? '/None')
  },
  function exchangeWords(file, dice) {
    const words = ['endobj', 'endstream', 'stream', 'null', 'obj', '<<', '>>', '[', ']', 'true', '()', 'xref']
    return replaceOne(file, dice, /endobj|endstream|stream|<<|>>|\[|\]|xref|trailer|startxref/g, () => {
      return words[dice(words.length)] ?? ''
    })
  },
]

const NAME = /\/[A-Za-z]{1,20}/g

/** Does one to three things to a file. */
export function mutate(file: Uint8Array, dice: Dice): Buffer {
  let mutant = Buffer.from(file)
  for (let left = 1 + dice(3); left > 0 && mutant.length > 0; left -= 1) {
    const mutation = MUTATIONS[dice(MUTATIONS.length)] as Mutation
    mutant = Buffer.from(mutation(mutant, dice))
  }
  return mutant
}

function replaceOne(file: Buffer, dice: Dice, wanted: RegExp, by: () => string): Buffer {
  const text = file.toString('latin1')
  const found = [...text.matchAll(wanted)]
  const one = found[found.length === 0 ? 0 : dice(found.length)]
  if (one === undefined) return file
  return Buffer.from(text.slice(0, one.index) + by() + text.slice(one.index + one[0].length), 'latin1')
}

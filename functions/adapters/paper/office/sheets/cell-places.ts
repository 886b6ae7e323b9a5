/** A cell's column and row, from 1 (`B4` is 2, 4); zeros for what is no cell. */
export function cellPlace(reference: string): { column: number; row: number } {
  const [, letters = '', row = '0'] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? []
  return {
    column: [...letters].reduce((so, letter) => so * 26 + letter.charCodeAt(0) - 64, 0),
    row: Number(row),
  }
}

export const columnName = (column: number): string =>
  column <= 0 ? '' : columnName(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26))

/** Numbers as people list them: `3, 5–9 and 12`. */
export function ranges(numbers: Iterable<number>, name: (one: number) => string = String): string {
  const runs: [number, number][] = []
  for (const one of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === one - 1) last[1] = one
    else runs.push([one, one])
  }
  const words = runs.map(([from, to]) => (from === to ? name(from) : `${name(from)}–${name(to)}`))
  if (words.length > 6) return `${words.slice(0, 6).join(', ')} and more`
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** Groups of pages that a sentence names before it only counts. */
const MOST_GROUPS = 8

/** Pages as an officer reads them: `Page 4`, or `Pages 4, 7 and 12 to 15`. */
export function pagesInWords(pages: readonly number[]): string {
  const sorted = [...new Set(pages)].toSorted((one, other) => one - other)
  const groups: [first: number, last: number][] = []
  for (const page of sorted) {
    const open = groups.at(-1)
    if (open !== undefined && page === open[1] + 1) open[1] = page
    else groups.push([page, page])
  }
  // Two neighbours are named one by one.
  const named = groups.flatMap(([first, last]) =>
    last - first < 2 ? [...new Set([first, last])].map(String) : [`${first} to ${last}`],
  )
  const word = sorted.length === 1 ? 'Page' : 'Pages'
  if (named.length <= MOST_GROUPS) return `${word} ${joined(named)}`
  return `${word} ${named.slice(0, MOST_GROUPS).join(', ')} and others, ${sorted.length} in all`
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

export const wordsInWords = (count: number): string => (count === 1 ? 'one word' : `${count} words`)

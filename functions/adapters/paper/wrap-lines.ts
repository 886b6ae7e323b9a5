/** Beneath the 78 characters of RFC 5322, section 2.1.1, and room for the marks of a few answers. */
const COLUMNS = 72

/**
 * Wraps plain text at its spaces, keeping each line's indent and its paragraphs. What has no space, a link above
 * all, stays whole however long it is, so that it can be clicked and copied.
 */
export const wrapLines = (text: string): string => text.split('\n').map(wrapLine).join('\n')

function wrapLine(line: string): string {
  if (line.length <= COLUMNS) return line
  const [, indent = '', bullet = ''] = /^( *)(- )?/.exec(line) ?? []
  const hanging = ' '.repeat(indent.length + bullet.length)
  const lines: string[] = []
  let current = indent + bullet
  let isEmpty = true
  for (const word of line.slice(current.length).split(' ')) {
    if (!isEmpty && current.length + 1 + word.length > COLUMNS) {
      lines.push(current)
      current = hanging
      isEmpty = true
    }
    current += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  return [...lines, current].join('\n')
}

/** Prints a table, its columns as wide as what stands in them. */
export function table(title: string, header: string[], rows: string[][]): void {
  const widths = header.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (cells: string[]) => cells.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('   ')
  process.stdout.write(`\n${title}\n\n${line(header)}\n${rows.map(line).join('\n')}\n`)
}

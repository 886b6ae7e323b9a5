/**
 * Undoes a predictor (ISO 32000-1, 7.4.4.4): TIFF's for 8 bits a component, and the five of PNG. Throws where
 * the columns cannot be.
 */
export function unpredict(
  bytes: Uint8Array,
  parameter: (key: string, otherwise: number) => number,
): Uint8Array {
  const predictor = parameter('Predictor', 1)
  if (predictor < 2) return bytes
  const colors = parameter('Colors', 1)
  const bits = parameter('BitsPerComponent', 8)
  const columns = parameter('Columns', 1)
  const pixel = Math.max(1, (colors * bits) >> 3)
  const row = Math.ceil((colors * bits * columns) / 8)
  if (!(row > 0 && row < 1e8 && pixel < 1e4)) throw new Error('A predictor has columns that cannot be')
  return predictor === 2 ? tiff(bytes, row, colors, bits) : png(bytes, row, pixel)
}

function tiff(bytes: Uint8Array, row: number, colors: number, bits: number): Uint8Array {
  const out = Uint8Array.from(bytes)
  if (bits !== 8) return out
  for (let start = 0; start < out.length; start += row) {
    const end = Math.min(start + row, out.length)
    for (let at = start + colors; at < end; at += 1)
      out[at] = ((out[at] as number) + (out[at - colors] as number)) & 0xff
  }
  return out
}

function png(bytes: Uint8Array, row: number, pixel: number): Uint8Array {
  const rows = Math.ceil(bytes.length / (row + 1))
  const out = new Uint8Array(rows * row)
  let written = 0
  for (let line = 0; line < rows; line += 1) {
    const from = line * (row + 1)
    const kind = bytes[from] ?? 0
    const length = Math.min(row, bytes.length - from - 1)
    const start = line * row
    for (let at = 0; at < length; at += 1) {
      const left = at < pixel ? 0 : (out[start + at - pixel] as number)
      const up = line === 0 ? 0 : (out[start - row + at] as number)
      const raw = bytes[from + 1 + at] as number
      out[start + at] =
        (raw +
          predicted(
            kind,
            left,
            up,
            at < pixel || line === 0 ? 0 : (out[start - row + at - pixel] as number),
          )) &
        0xff
    }
    written += Math.max(0, length)
  }
  return out.subarray(0, written)
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  switch (kind) {
    case 1:
      return left
    case 2:
      return up
    case 3:
      return (left + up) >> 1
    case 4: {
      const [byLeft, byUp, byCorner] = [
        Math.abs(up - corner),
        Math.abs(left - corner),
        Math.abs(left + up - 2 * corner),
      ]
      if (byLeft <= byUp && byLeft <= byCorner) return left
      return byUp <= byCorner ? up : corner
    }
    default:
      return 0
  }
}

export interface PngHeader {
  width: number
  height: number
  depth: number
  kind: number
  components: number
  isInterlaced: boolean
}

/** Components of each kind of colour (PNG, third edition, table 8), and the depths that it may have. */
const KINDS: Record<number, { components: number; depths: number[] }> = {
  0: { components: 1, depths: [1, 2, 4, 8, 16] },
  2: { components: 3, depths: [8, 16] },
  3: { components: 1, depths: [1, 2, 4, 8] },
  4: { components: 2, depths: [8, 16] },
  6: { components: 4, depths: [8, 16] },
}

/** What a picture's first chunk tells; null where it cannot be. */
export function headerOf(content: Uint8Array | undefined): PngHeader | null {
  if (content?.length !== 13) return null
  const header = Buffer.from(content)
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [depth = 0, kind = 0, packing, filtering, interlacing = 0] = header.subarray(8)
  const found = KINDS[kind]
  const isKnown = packing === 0 && filtering === 0 && interlacing <= 1
  if (found === undefined || !found.depths.includes(depth) || !isKnown || width === 0 || height === 0)
    return null
  return { width, height, depth, kind, components: found.components, isInterlaced: interlacing === 1 }
}

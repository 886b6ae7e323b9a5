import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** A face as WOFF files: of those that have a letter, the first one writes it. */
export type FaceFiles = readonly Uint8Array[]

/** The stamps' two faces. */
export interface StampFonts {
  regular: FaceFiles
  bold: FaceFiles
}

/** Open Sans as @fontsource cuts it: the letters of English and of western Europe, then those of Welsh and the rest. */
export function openSans(): StampFonts {
  const { resolve } = createRequire(import.meta.url)
  const file = (letters: string, weight: number) =>
    readFileSync(resolve(`@fontsource/open-sans/files/open-sans-${letters}-${weight}-normal.woff`))
  const face = (weight: number) => [file('latin', weight), file('latin-ext', weight)]
  return { regular: face(400), bold: face(700) }
}

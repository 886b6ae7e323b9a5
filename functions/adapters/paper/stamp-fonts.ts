import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The stamps' two faces, as WOFF files. */
export interface StampFonts {
  regular: Uint8Array
  bold: Uint8Array
}

/** Open Sans as @fontsource ships it: the Latin part, which has every letter that a stamp may hold. */
export function openSans(): StampFonts {
  const { resolve } = createRequire(import.meta.url)
  const file = (weight: number) =>
    readFileSync(resolve(`@fontsource/open-sans/files/open-sans-latin-${weight}-normal.woff`))
  return { regular: file(400), bold: file(700) }
}

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FACES = [
  { weight: 400, style: 'normal' },
  { weight: 400, style: 'italic' },
  { weight: 600, style: 'normal' },
] as const

/** Which letters each file holds, as Fontsource cuts them: Welsh ŵ and ŷ are in the second. */
const SUBSETS = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
}

/** Open Sans as `@font-face` rules with the fonts inside: a page that is printed may fetch nothing. */
export function openSansCss(): string {
  return FACES.flatMap(({ weight, style }) =>
    Object.entries(SUBSETS).map(([subset, range]) => {
      const file = import.meta.resolve(
        `@fontsource/open-sans/files/open-sans-${subset}-${weight}-${style}.woff2`,
      )
      const data = readFileSync(fileURLToPath(file)).toString('base64')
      return `@font-face{font-family:'Open Sans';font-weight:${weight};font-style:${style};unicode-range:${range};src:url(data:font/woff2;base64,${data}) format('woff2')}`
    }),
  ).join('\n')
}

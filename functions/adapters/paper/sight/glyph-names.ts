/** Names of glyphs that are no letters of the alphabet (Adobe Glyph List), as far as words are made of them. */
const NAMED =
  'space 0020 exclam 0021 quotedbl 0022 numbersign 0023 dollar 0024 percent 0025 ampersand 0026 quotesingle 0027 ' +
  'parenleft 0028 parenright 0029 asterisk 002A plus 002B comma 002C hyphen 002D minus 2212 period 002E slash 002F ' +
  'zero 0030 one 0031 two 0032 three 0033 four 0034 five 0035 six 0036 seven 0037 eight 0038 nine 0039 colon 003A ' +
  'semicolon 003B less 003C equal 003D greater 003E question 003F at 0040 bracketleft 005B backslash 005C ' +
  'bracketright 005D asciicircum 005E underscore 005F grave 0060 braceleft 007B bar 007C braceright 007D ' +
  'asciitilde 007E sterling 00A3 Euro 20AC yen 00A5 cent 00A2 section 00A7 copyright 00A9 registered 00AE degree 00B0 ' +
  'plusminus 00B1 multiply 00D7 divide 00F7 bullet 2022 periodcentered 00B7 ellipsis 2026 endash 2013 emdash 2014 ' +
  'quoteleft 2018 quoteright 2019 quotedblleft 201C quotedblright 201D quotesinglbase 201A quotedblbase 201E ' +
  'guillemotleft 00AB guillemotright 00BB trademark 2122 fi FB01 fl FB02 ff FB00 ffi FB03 ffl FB04 germandbls 00DF ' +
  'ae 00E6 AE 00C6 oe 0153 OE 0152 oslash 00F8 Oslash 00D8 dagger 2020 daggerdbl 2021 onehalf 00BD onequarter 00BC ' +
  'threequarters 00BE dotlessi 0131 nbspace 00A0 sfthyphen 00AD H18533 25AA a73 25A0'
/** Accents that letters carry, as marks to put after them. */
const ACCENTS: Record<string, string> = {
  acute: '\u0301',
  grave: '\u0300',
  circumflex: '\u0302',
  dieresis: '\u0308',
  tilde: '\u0303',
  cedilla: '\u0327',
  ring: '\u030a',
  caron: '\u030c',
  macron: '\u0304',
}

const named: ReadonlyMap<string, number> = new Map(
  [...NAMED.matchAll(/(\S+) ([0-9A-F]{4})(?: |$)/g)].map(([, name = '', code = '']) => [
    name,
    Number.parseInt(code, 16),
  ]),
)

/** The letter that a glyph's name stands for; 0 for a name that says nothing, such as `g23`. */
export function letterOfGlyph(name: string): number {
  const [plain = ''] = name.split('.')
  if (/^[A-Za-z]$/.test(plain)) return plain.charCodeAt(0)
  const known = named.get(plain)
  if (known !== undefined) return known
  const [, hex] = /^(?:uni([0-9A-F]{4})|u[0-9A-F]{4,6})/.exec(plain) ?? []
  if (hex !== undefined) return Number.parseInt(hex, 16)
  const [, letter = '', accent = ''] = /^([A-Za-z])([a-z]+)$/.exec(plain) ?? []
  const mark = ACCENTS[accent]
  return mark === undefined ? 0 : (`${letter}${mark}`.normalize('NFC').codePointAt(0) ?? 0)
}

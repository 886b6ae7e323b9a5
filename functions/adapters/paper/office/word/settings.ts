import { isElement, type XmlElement } from '../xml/element.ts'

/** Settings that decide how pages come out. No template, mail merge, macro, revision, variable or lock is among them. */
const KEPT = new Set(
  [
    'mirrorMargins',
    'alignBordersAndEdges',
    'bordersDoNotSurroundHeader',
    'bordersDoNotSurroundFooter',
    'gutterAtTop',
    'defaultTabStop',
    'autoHyphenation',
    'consecutiveHyphenLimit',
    'hyphenationZone',
    'doNotHyphenateCaps',
    'evenAndOddHeaders',
    'bookFoldPrinting',
    'characterSpacingControl',
    'displayBackgroundShape',
    'footnotePr',
    'endnotePr',
    'compat',
    'themeFontLang',
    'clrSchemeMapping',
    'decimalSymbol',
    'listSeparator',
  ].map((name) => `w:${name}`),
)

export function keepSettings(root: XmlElement): void {
  root.children = root.children.filter((child) => isElement(child) && KEPT.has(child.name))
}

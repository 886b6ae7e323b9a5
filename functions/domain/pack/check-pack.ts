import { itemBookmark } from './bookmarks.ts'
import { agendaLinkFaults, linkFaults, tagFaults } from './check-links.ts'
import { expectedLabels, gapInWords, gapsOf, isShown, labelOf } from './expected-pages.ts'
import { NOT_FOR_PUBLICATION } from './leaves.ts'
import type { Manifest, ManifestInput } from './manifest.ts'
import type { SeenBookmark, SeenPack, SeenPage } from './seen-pack.ts'

export interface Check {
  name: string
  ok: boolean
  /** What was found: for a person to read, whether it is well or not. */
  detail: string
}

/** Checks of front matter that we printed; what was handed in says what it likes. */
const OF_OUR_AGENDA = ['agenda', 'agenda links']

type Faults = (pack: SeenPack, manifest: Manifest) => string[]

const CHECKS: readonly [name: string, faults: Faults, wellAs: string][] = [
  ['pages', pageFaults, 'The pack has the pages that its manifest tells.'],
  ['numbers', numberFaults, 'Every stamped number is the page’s label.'],
  ['labels', labelFaults, 'Labels run i, ii, … and then as the manifest tells.'],
  ['agenda', agendaFaults, 'The page ranges that the agenda prints are true.'],
  ['agenda links', agendaLinkFaults, 'The agenda’s page ranges are links to the pages that they name.'],
  ['bookmarks', bookmarkFaults, 'Bookmarks lead to the pages that they name.'],
  ['letters', letterFaults, 'Letters stand on the first pages of their reports, and nowhere else.'],
  ['right-hand starts', startFaults, 'Every paper starts on an odd page and ends on an even one.'],
  ['notices', noticeFaults, 'What is not for publication is told or marked.'],
  ['description', descriptionFaults, 'The pack tells its title and language, and is tagged.'],
]

/** Checks that ask the pack alone. */
const ALONE: readonly [name: string, faults: (pack: SeenPack) => string[], wellAs: string][] = [
  ['links', linkFaults, 'Every link that has a target leads to a page of the pack or to the web.'],
  ['tags', tagFaults, 'Tags and content agree, and every page is known to the parent tree.'],
  ['nothing outside', ({ outside }) => outside, 'Nothing in the file runs, fetches or encloses anything.'],
]

/** Holds a finished pack against its manifest. All checks are made, whatever fails. */
export function checkPack(pack: SeenPack, manifest: Manifest): { ok: boolean; checks: Check[] } {
  const isOurs = (manifest.front ?? 'agenda') === 'agenda'
  const checks = CHECKS.filter(([name]) => isOurs || !OF_OUR_AGENDA.includes(name)).map(
    ([name, faultsOf, wellAs]) => checkOf(name, faultsOf(pack, manifest), wellAs),
  )
  const all = [...checks, ...checkAlone(pack)]
  return { ok: all.every(({ ok }) => ok), checks: all }
}

/** What a pack can be asked without its manifest. */
export const checkAlone = (pack: SeenPack): Check[] =>
  ALONE.map(([name, faultsOf, wellAs]) => checkOf(name, faultsOf(pack), wellAs))

const checkOf = (name: string, faults: string[], wellAs: string): Check => ({
  name,
  ok: faults.length === 0,
  detail: faults.length === 0 ? wellAs : firstOf(faults),
})

const SHOWN_FAULTS = 3

function firstOf(faults: string[]): string {
  const more = faults.length - SHOWN_FAULTS
  return faults.slice(0, SHOWN_FAULTS).join(' ') + (more > 0 ? ` And ${more} more.` : '')
}

function pageFaults({ pages }: SeenPack, manifest: Manifest): string[] {
  const expected = expectedLabels(manifest).length
  if (pages.length === manifest.pages && pages.length === expected) return []
  return [
    `The pack has ${pages.length} pages, its manifest tells ${manifest.pages}, and the numbers make ${expected}.`,
  ]
}

function numberFaults({ pages }: SeenPack, { frontPages }: Manifest): string[] {
  return pages.flatMap(({ label, stampedNumber }, at) => {
    const expected = at < frontPages ? null : label
    if (stampedNumber === expected) return []
    return [
      `Page ${at + 1} of the file is labelled ${label} and stamped ${stampedNumber ?? 'with no number'}.`,
    ]
  })
}

function labelFaults({ pages }: SeenPack, manifest: Manifest): string[] {
  const expected = expectedLabels(manifest)
  return pages.flatMap(({ label }, at) =>
    label === expected[at]
      ? []
      : [
          `Page ${at + 1} of the file is labelled ${label}, and should be ${expected[at] ?? 'no part of the pack'}.`,
        ],
  )
}

function agendaFaults({ pages }: SeenPack, { frontPages, items }: Manifest): string[] {
  const printed = pages
    .slice(0, frontPages)
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ')
  return items.flatMap(({ number, from, to }) => {
    if (from === null || to === null) return []
    const range = new RegExp(`(?<![\\d–-])${from} ?[-–] ?${to}(?![\\d–-])`)
    return range.test(printed)
      ? []
      : [`The agenda does not print the pages ${from} - ${to} of item ${number}.`]
  })
}

function bookmarkFaults({ pages, outline }: SeenPack, manifest: Manifest): string[] {
  const all = withChildren(outline)
  const lost = all.filter(({ page }) => page === null || pages[page] === undefined)
  const leadsTo = (number: number) => (one: SeenBookmark) => labelAt(pages, one) === labelOf(number, manifest)
  const items = manifest.items.filter(({ from }) => from !== null)
  const wrongItems = items.filter(
    (item) => !outline.some((one) => one.title === itemBookmark(item) && leadsTo(item.from ?? 0)(one)),
  )
  const unreached = manifest.inputs.filter(({ from }) => !all.some(leadsTo(from)))
  return [
    ...lost.map(({ title }) => `The bookmark "${title}" leads nowhere.`),
    ...wrongItems.map(({ number, from }) => `No bookmark of item ${number} leads to page ${from}.`),
    ...unreached.map(({ from }) => `No bookmark leads to the paper that starts on page ${from}.`),
  ]
}

const withChildren = (outline: SeenBookmark[]): SeenBookmark[] =>
  outline.flatMap((one) => [one, ...withChildren(one.children)])

const labelAt = (pages: SeenPage[], { page }: SeenBookmark): string | undefined =>
  page === null ? undefined : pages[page]?.label

function letterFaults({ pages }: SeenPack, manifest: Manifest): string[] {
  const expected = new Map<string, string>()
  for (const { from, letter } of manifest.items) {
    const first = manifest.inputs.find((input) => input.from === from)
    if (letter !== null && first !== undefined && isShown(first, manifest)) expected.set(`${from}`, letter)
  }
  return pages.flatMap(({ label, stampedLetter }) => {
    const letter = expected.get(label) ?? null
    if (stampedLetter === letter) return []
    return [
      `Page ${label} is stamped ${stampedLetter ?? 'with no letter'}, and should be ${letter ?? 'without one'}.`,
    ]
  })
}

function startFaults(_: SeenPack, { inputs, firstNumber, lastNumber }: Manifest): string[] {
  const starts = [...inputs.map(({ from }) => from), lastNumber + 1]
  const gaps = starts.flatMap((from, at) => {
    const due = at === 0 ? firstNumber : (inputs[at - 1]?.to ?? 0) + 1
    return from === due ? [] : [`Page ${due} should start the next paper, and ${from} does.`]
  })
  return [...inputs.flatMap(unevenness), ...gaps]
}

function unevenness({ from, to, pages }: ManifestInput): string[] {
  const numbers = to - from + 1
  const evenly = pages === undefined || numbers === pages + (pages % 2)
  if (from % 2 === 1 && to % 2 === 0 && evenly) return []
  return [`A paper of ${pages ?? 'unknown'} pages stands on ${from} - ${to}.`]
}

function noticeFaults({ pages }: SeenPack, manifest: Manifest): string[] {
  const tells = (label: string) =>
    pages.some(
      (page) => page.label === label && page.text.toLowerCase().includes(NOT_FOR_PUBLICATION.toLowerCase()),
    )
  const untold = gapsOf(manifest)
    .map(gapInWords)
    .filter((label) => !tells(label))
  const unmarked = manifest.inputs
    .filter((input) => input.notForPublication && isShown(input, manifest))
    .flatMap(({ from, pages: count = 0 }) => Array.from({ length: count }, (_, at) => `${from + at}`))
    .filter((label) => !tells(label))
  return [
    ...untold.map((label) => `No notice tells that the pages ${label} are left out.`),
    ...unmarked.map((label) => `Page ${label} is not for publication and is not marked so.`),
  ]
}

function descriptionFaults({ title, language, tagged }: SeenPack, manifest: Manifest): string[] {
  return [
    ...(title === manifest.title
      ? []
      : [`The pack calls itself "${title ?? ''}", and should be "${manifest.title}".`]),
    ...(language ? [] : ['The pack does not tell its language.']),
    ...(tagged || (manifest.front ?? 'agenda') !== 'agenda'
      ? []
      : ['The pack is not tagged for screen readers.']),
  ]
}

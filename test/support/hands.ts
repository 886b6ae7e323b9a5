import { setTimeout } from 'node:timers/promises'
import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'

/** More stops than any page has on the way to what is looked for. */
const MOST_STOPS = 150

const MOST_WAITING_MS = 20_000

/** A keyboard, and nothing else: every stop on the way is shown, and nothing hides it. */
export function hands(page: Page) {
  const press = (key: 'Enter' | 'Space' | 'ArrowDown' | 'Tab') => page.keyboard.press(key)
  /** Goes on by Tab until something is reached that a selector names. */
  const reach = async (selector: string): Promise<void> => {
    await drawn(page)
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await press('Tab')
      const at = (await page.evaluate(WHERE, selector)) as Focus
      expect(at, `on the way to ${selector}`).toMatchObject({ isShown: true, isHidden: false })
      if (at.isThere) return
    }
    throw new Error(`No way leads to ${selector} by keyboard`)
  }
  return {
    press,
    reach,
    /** Reaches something, and presses Enter there, which leads to another page. */
    async enter(selector: string): Promise<void> {
      await reach(selector)
      await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), press('Enter')])
    },
    async write(selector: string, words: string): Promise<void> {
      await reach(selector)
      await page.keyboard.type(words)
    },
    /** Reaches a field for files, and chooses one in the window that it opens. */
    async choose(selector: string, file: string): Promise<void> {
      await reach(selector)
      const opened = page.waitForFileChooser()
      // Keys take another way to the page than the wish to be told of its windows: an answer shows that it listens.
      await page.evaluate('1')
      await press('Enter')
      await (await opened).accept([file])
    },
    sees: async () => (await page.$eval('body', (body) => body.innerText)).replace(/\s+/g, ' '),
  }
}

/** Until a page is first drawn, a browser throws away the keys that are pressed on it. */
export async function drawn(page: Page): Promise<void> {
  const deadline = Date.now() + MOST_WAITING_MS
  while (!(await page.evaluate('performance.getEntriesByType("paint").length > 0'))) {
    if (Date.now() > deadline) throw new Error(`${page.url()} was never drawn`)
    await setTimeout(20)
  }
}

interface Focus {
  name: string
  isThere: boolean
  isShown: boolean
  isHidden: boolean
}

/** Where the focus is; whether one sees it (2.4.7), and whether something lies over it (2.4.11). */
const WHERE = new Function(
  'selector',
  `
  const one = document.activeElement
  const styles = [getComputedStyle(one), ...(one.nextElementSibling ? [getComputedStyle(one.nextElementSibling, '::before')] : [])]
  const isShown = styles.some((style) =>
    (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none')
  const { left, top, width, height } = one.getBoundingClientRect()
  const over = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.9]].map(([x, y]) => document.elementFromPoint(left + width * x, top + height * y))
  const isOwn = (other) => other !== null && (one.contains(other) || other.contains(one) || [...(one.labels ?? [])].some((label) => label.contains(other)))
  return { name: one.tagName + ' ' + (one.id || one.textContent.trim().slice(0, 40)), isThere: one.matches(selector), isShown, isHidden: !over.some(isOwn) }
`,
) as (selector: string) => Focus

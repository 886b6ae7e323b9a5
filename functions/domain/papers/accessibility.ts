/**
 * What can be told by machine of how well a paper serves those who cannot see it (WCAG 2.2 AA; the Public Sector Bodies
 * (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018). Told file by file, as it was sent: a pack
 * claims nothing for it.
 */
export interface Accessibility {
  /** Whether its parts are named for screen readers. */
  tagged: boolean
  /** BCP 47; null where the file says none. */
  language: string | null
  title: string | null
  /** What stands in the way of a reader, the worst first. */
  advice: AccessibilityAdvice[]
}

export interface AccessibilityAdvice {
  /** Names the rule, for counting: `figure-without-description`. */
  rule: string
  /** The page it is on, from 1; null where it is about the whole file. */
  page: number | null
  /** What is wrong and what to do next: `Page 4: the chart has no description. In Word: right-click, View Alt Text.` */
  words: string
}

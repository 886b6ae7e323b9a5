import type { Committee } from '../work-programme/committee.ts'
import type { PlannedLeaf } from './leaves.ts'
import { exemptionInWords, publicInterestInWords } from './schedule-12a.ts'

/** The page that stands for what is left out, in the ready words that `pack/notice` prints. */
export interface NoticeView {
  language: string
  colour: string
  title: string
  council: string
  committee: string
  sentence: string
  items: { heading: string; reasons: { law: string; publicInterest: string }[] }[]
}

/**
 * Puts a notice into words: page numbers, item numbers and the paragraphs of the law. It says nothing of the
 * papers themselves, not even the officer's reason: that stands on the agenda, where the clerk has read it.
 */
export const noticeView = (
  { council, name, houseStyle }: Committee,
  { from, to, items }: Extract<PlannedLeaf, { kind: 'notice' }>,
): NoticeView => ({
  language: houseStyle.language,
  colour: houseStyle.colour,
  title: `Pages ${from} to ${to} are not for publication`,
  council: council === name ? '' : council,
  committee: name,
  sentence: `This page stands for pages ${from} to ${to}, which are left out of the public pack. The next page is numbered as if they were here.`,
  items: items.map(({ number, secrecy }) => ({
    heading: `Item ${number} of the agenda`,
    reasons: differing(
      secrecy.map((one) => ({ law: exemptionInWords(one), publicInterest: publicInterestInWords(one) })),
    ),
  })),
})

/** Two papers that are secret for different reasons may be so under the same law. */
const differing = <T extends { law: string }>(reasons: T[]): T[] =>
  reasons.filter(({ law }, at) => reasons.findIndex((other) => other.law === law) === at)

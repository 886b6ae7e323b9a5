import type { Secrecy } from '../work-programme/meeting.ts'

/** Schedule 12A Part 1 to the Local Government Act 1972, England: what each paragraph is about, in short. */
export const PARAGRAPHS: Record<number, string> = {
  1: 'information relating to an individual',
  2: 'information likely to reveal the identity of an individual',
  3: 'information relating to the financial or business affairs of a person, the authority included',
  4: 'information relating to consultations or negotiations on a labour relations matter',
  5: 'information to which a claim to legal professional privilege could be maintained',
  6: 'information which reveals that the authority proposes to give a notice or make an order or direction',
  7: 'information relating to the prevention, investigation or prosecution of crime',
}

/**
 * Which law keeps papers from the public, in one sentence, and nothing of what they say: `Exempt under
 * paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972 (information relating to …).`
 */
export function exemptionInWords(secrecy: Secrecy): string {
  if (secrecy.kind === 'confidential') {
    return 'Confidential within the meaning of section 100A(3) of the Local Government Act 1972.'
  }
  const { paragraphs } = secrecy
  const about = paragraphs.map((one) => PARAGRAPHS[one] ?? 'a paragraph that is not in force').join('; ')
  return `Exempt under ${numbered(paragraphs)} of Part 1 of Schedule 12A to the Local Government Act 1972 (${about}).`
}

function numbered(paragraphs: number[]): string {
  if (paragraphs.length === 1) return `paragraph ${paragraphs[0]}`
  return `paragraphs ${paragraphs.slice(0, -1).join(', ')} and ${paragraphs.at(-1)}`
}

/** What the law asks of an exemption besides its paragraph (Schedule 12A, paragraph 10); nothing for confidential papers. */
export const publicInterestInWords = (secrecy: Secrecy): string =>
  secrecy.kind === 'confidential'
    ? 'The law forbids its publication, and no test of the public interest applies.'
    : 'In all the circumstances of the case, the public interest in maintaining the exemption outweighs the public interest in disclosing the information.'

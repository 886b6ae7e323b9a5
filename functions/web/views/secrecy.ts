import { inFullWords } from '../../domain/calendar/day.ts'
import { exemptionInWords, PARAGRAPHS } from '../../domain/pack/schedule-12a.ts'
import type { Item, SubmittedFile } from '../../domain/work-programme/meeting.ts'

/** For each file of the newest version: who may see it, and the form that changes it. */
export function secrecyView(item: Item) {
  const newest = item.submissions.at(-1)
  return (newest?.files ?? []).map((file, at) => ({
    number: at + 1,
    version: newest?.version ?? 0,
    file: `${file.role === 'report' ? 'Report' : 'Appendix'}: ${file.name}`,
    now: standing(file),
    isSecret: file.secrecy !== null,
    kinds: [
      { value: 'open', words: 'Open to the public', isChosen: file.secrecy === null },
      { value: 'exempt', words: 'Exempt', isChosen: file.secrecy?.kind === 'exempt' },
      {
        value: 'confidential',
        words: 'Confidential: the government, a law or a court forbids it',
        isChosen: file.secrecy?.kind === 'confidential',
      },
    ],
    paragraphs: Object.entries(PARAGRAPHS).map(([number, words]) => ({
      number,
      words,
      isChosen: file.secrecy?.kind === 'exempt' && file.secrecy.paragraphs.includes(Number(number)),
    })),
    because: file.secrecy?.because ?? '',
    review: (file.secrecy?.kind === 'exempt' && file.secrecy.review) || '',
  }))
}

function standing({ secrecy }: SubmittedFile): string {
  if (secrecy === null) return 'The public may see it once a pack with it is released.'
  const review =
    secrecy.kind === 'exempt'
      ? secrecy.review === null
        ? ' It has no review date.'
        : ` It is looked at again on ${inFullWords(secrecy.review)}.`
      : ''
  return `${exemptionInWords(secrecy)} ${secrecy.because}${/[.!?]$/.test(secrecy.because) ? '' : '.'}${review}`
}

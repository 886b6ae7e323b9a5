import { type Day, parseDay } from '../domain/calendar/day.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import type { SecrecyClaim } from '../domain/submissions/receive-report.ts'
import type { Fields } from './form-fields.ts'

/** A day that a form gives, or none. */
export function dayOf(words: string): Answer<Day | null> {
  if (words === '') return done(null)
  const read = parseDay(words)
  return read === undefined ? refuse(`“${words}” is not a day. Choose one from the calendar.`) : done(read)
}

/** What an officer says of a report and its appendices: may the public see them? */
export interface Claims {
  report: SecrecyClaim
  appendix: SecrecyClaim
}

const OPEN: SecrecyClaim = { paragraphs: [], confidential: false, because: '', review: null }

/** Reads what a form claims. `appendices` is how many there are. */
export function claimsIn(fields: Fields, appendices: number): Answer<Claims> {
  const review = dayOf(fields.one('review'))
  if ('refused' in review) return review
  const kind = fields.one('secrecy')
  const isExempt = kind === 'all' || kind === 'appendices'
  const claim: SecrecyClaim = {
    paragraphs: isExempt ? fields.all('paragraph').map(Number) : [],
    confidential: kind === 'confidential',
    because: isExempt || kind === 'confidential' ? fields.one('because').trim() : '',
    review: isExempt ? review.done : null,
  }
  if (isExempt && claim.paragraphs.length === 0)
    return refuse('You said that the public may not see it all. Say under which paragraph of Schedule 12A.')
  if (kind === 'appendices' && appendices === 0)
    return refuse(
      'You said that the appendices are exempt, and sent none. Choose them too, or say that all of it is open.',
    )
  return done({ report: kind === 'appendices' ? OPEN : claim, appendix: claim })
}

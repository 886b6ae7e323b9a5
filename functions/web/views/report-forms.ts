import { CHOICE_WORDS, choicesNamed, type OpenChoice } from '../../domain/papers/findings.ts'
import { mayMove } from '../../domain/submissions/moves.ts'
import type { Item, SubmittedFile } from '../../domain/work-programme/meeting.ts'
import type { Fields } from '../form-fields.ts'
import type { KeptFile } from '../handed-in.ts'

/** Schedule 12A, Part 1, in the words of everyday. */
const PARAGRAPHS = [
  'about an individual',
  'likely to reveal who an individual is',
  'financial or business affairs of a person, or of the council',
  'consultations and negotiations on labour relations',
  'legal professional privilege',
  'a notice, order or direction that the council means to make',
  'preventing, investigating or prosecuting crime',
]

const SECRECIES = [
  { value: 'open', words: 'Yes, all of it' },
  { value: 'appendices', words: 'The report yes, the appendices no' },
  { value: 'all', words: 'No, none of it: it is exempt' },
  { value: 'confidential', words: 'No: the government or a court forbids it' },
]

const CHOICES = [
  { value: 'on-track', words: 'It is on track, and will be in time' },
  { value: 'to-follow', words: 'It will be late: print “to follow” on the agenda' },
  { value: 'withdrawn', words: 'It is not needed at this meeting' },
] as const

/**
 * May the public see it? As it was answered, where the answer was refused; else as it stands of the version before, so that
 * nobody opens what is exempt by sending it again.
 */
export function secrecyPart(said: Fields | null, newest: readonly SubmittedFile[]) {
  const standing = standingSecrecy(newest)
  const chosen = said === null ? standing.chosen : said.one('secrecy') || 'open'
  const paragraphs = said?.all('paragraph') ?? standing.paragraphs
  return {
    secrecies: SECRECIES.map((one) => ({ ...one, isChosen: one.value === chosen })),
    isSecret: chosen !== 'open',
    paragraphs: PARAGRAPHS.map((words, at) => ({
      number: at + 1,
      words,
      isChosen: paragraphs.includes(String(at + 1)),
    })),
    because: said?.one('because') ?? standing.because,
    review: said?.one('review') ?? standing.review,
  }
}

function standingSecrecy(newest: readonly SubmittedFile[]) {
  const secret = newest.find(({ secrecy }) => secrecy !== null)
  const secrecy = secret?.secrecy ?? null
  if (secrecy === null) return { chosen: 'open', paragraphs: [], because: '', review: '' }
  const { because } = secrecy
  if (secrecy.kind === 'confidential') return { chosen: 'confidential', paragraphs: [], because, review: '' }
  const chosen = secret?.role === 'report' ? 'all' : 'appendices'
  return { chosen, paragraphs: secrecy.paragraphs.map(String), because, review: secrecy.review ?? '' }
}

/** What a refusal leaves to its sender, and what need not be sent again. */
export interface LeftOpen {
  choices: OpenChoice[]
  kept: KeptFile[]
  /** The upload whose files wait for a choice, where they came past us; empty for none. */
  offer: string
}

/** What only its sender can decide: offered where a file leaves it open, and as it was chosen before. */
export function choicePart(said: Fields | null, { choices, kept, offer }: LeftOpen, newest: SubmittedFile[]) {
  const chosen = choicesNamed(said?.all('choice') ?? [])
  const open = offer === '' ? newest.flatMap((file) => file.choices ?? []) : []
  const keptOf = (field: string) =>
    kept.filter((file) => file.field === field).map(({ name, ref }) => ({ name, ref }))
  return {
    mayChoose: choicesNamed([...choices, ...chosen, ...open]).map((value) => ({
      value,
      words: CHOICE_WORDS[value],
      isChosen: chosen.includes(value),
    })),
    keptReport: keptOf('report'),
    keptAppendices: keptOf('appendix'),
    waitingOffer: choices.length === 0 ? '' : offer,
  }
}

/** Where it stands, as far as an officer may say so: what it cannot become from there is not offered. */
export function statePart({ state }: Item, said: Fields | null) {
  const chosen = said?.one('state')
  return {
    choices: CHOICES.filter(({ value }) => mayMove(state.at, value)).map((one) => ({
      ...one,
      isChosen: one.value === chosen,
    })),
    why: said?.one('because') ?? '',
    until: said?.one('until') ?? '',
  }
}

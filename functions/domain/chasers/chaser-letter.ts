import { inFullWords } from '../calendar/day.ts'
import type { Mailbox } from '../work-programme/committee.ts'
import type { Ask } from './ask.ts'
import type { Digest } from './digest.ts'
import { type DigestView, digestView } from './digest-words.ts'
import { letterSubject } from './letter-subject.ts'
import { CHOICES, STAGE_WORDS } from './stage-words.ts'

/** The words of one e-mail, ready to be printed by `emails/chaser`. */
export interface ChaserView {
  language: string
  subject: string
  council: string
  greeting: string
  items: ItemView[]
  digests: DigestView[]
  /** Whom to ask, and where an answer goes. */
  contact: string
}

interface ItemView {
  /** Empty where the mail is about this alone: its subject is the heading. */
  heading: string
  sentences: string[]
  choices: string[]
  facts: { label: string; value: string }[]
  /** What the link is for. */
  linkWords: string
  link: string
}

export interface LetterFacts {
  to: Mailbox
  /** The most urgent first. */
  asks: Ask[]
  digests: Digest[]
  council: string
  language: string
  contact: string
}

/** Puts one person's letter into words. The subject says the most urgent thing first. */
export function chaserLetter(facts: LetterFacts): { subject: string; view: ChaserView } {
  const { to, asks, digests, council, language, contact } = facts
  const subject = letterSubject(asks, digests)
  const isAlone = asks.length + digests.length === 1
  const view: ChaserView = {
    language,
    subject,
    council,
    greeting: `Dear ${to.name},`,
    items: asks.map((ask) => itemView(ask, isAlone)),
    digests: digests.map((digest) => digestView(digest, isAlone)),
    contact,
  }
  return { subject, view }
}

function itemView(ask: Ask, isAlone: boolean): ItemView {
  const { subject, sentences, isDecision, isForOthers } = STAGE_WORDS[ask.stage]
  return {
    heading: isAlone ? '' : `${subject(ask)}: ${ask.title}`,
    sentences: sentences(ask),
    choices: isDecision ? CHOICES : [],
    facts: factsOf(ask),
    linkWords: isForOthers ? 'It can still be uploaded here:' : 'Upload it here:',
    link: ask.link,
  }
}

function factsOf(ask: Ask): { label: string; value: string }[] {
  const { stage, description, reason, authors, briefing, number } = ask
  const facts = [
    { label: 'What is asked', value: stage === 'commission' ? description : '' },
    { label: 'Asked for by', value: reason },
    { label: 'Report author', value: authors.join('; ') },
    { label: 'Report due', value: `${inFullWords(ask.reportDeadline)}, by ${ask.cutOff}` },
    { label: "Chair's briefing", value: briefing === null ? '' : inFullWords(briefing) },
    { label: 'Agenda published by', value: inFullWords(ask.publishBy) },
    {
      label: 'Meeting',
      value: [inFullWords(ask.meetingDate), ask.time, ask.venue].filter(Boolean).join(', '),
    },
    { label: 'Committee', value: `${ask.committeeName}, agenda item ${number}` },
  ]
  return facts.filter(({ value }) => value !== '')
}

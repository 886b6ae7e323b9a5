import type { Day } from '../domain/calendar/day.ts'
import type { Held } from '../domain/chasers/choose-chasers.ts'
import { gatherLetters, type Letter, stageOf } from '../domain/chasers/gather-letters.ts'
import { person } from '../domain/chasers/recipients.ts'
import {
  finishedKey,
  mailId,
  type RoundFinished,
  type RoundStarted,
  roundKey,
} from '../domain/chasers/round-records.ts'
import type { Log } from '../ports/log.ts'
import type { Mail } from '../ports/mailer.ts'
import type { Workers } from '../ports/workers.ts'
import { composeLetter, type LetterTools } from './compose-letter.ts'
import { claimChasers, postLetter } from './post-letter.ts'
import { settleNotices } from './settle-notices.ts'
import { settleRounds } from './settle-rounds.ts'
import { stopAddress } from './stop-address.ts'
import { type RoundPicture, takePicture } from './take-picture.ts'
import { issueLink } from './upload-links.ts'

export interface ChaseTools extends LetterTools {
  workers: Workers
  log: Log
}

/** One e-mail that a round sent. */
export interface SentChaser {
  id: string
  to: string
  cc: string[]
  subject: string
  /** Its most urgent matter. */
  stage: string
  items: { meeting: string; number: number; title: string; stage: string; due: Day }[]
  /** True where an earlier mail with the same words may have gone: the post's yes was never recorded. */
  unconfirmed?: true
}

export interface RoundReport {
  day: Day
  sent: SentChaser[]
  held: Held[]
  /** Set when nothing was due. */
  nothing?: true
  /** Why this is no time for a round, where it is none. */
  because?: string
}

/**
 * Today's round: loads the picture, decides who is written to, and writes. Every chaser is claimed in the
 * ledger before it is posted; whatever died on the way is settled by the next round.
 * A dry run decides and writes nothing.
 */
export async function chaseOfficers(
  tools: ChaseTools,
  { dryRun = false, anyHour = false }: { dryRun?: boolean; anyHour?: boolean } = {},
): Promise<RoundReport> {
  const day = tools.clock.today()
  const reopened = dryRun ? new Map<string, string>() : await settleRounds(tools)
  if (!dryRun) await settleNotices(tools)
  const picture = await takePicture(tools, { reopened, keepChanges: !dryRun, anyHour })
  if (picture.untimely !== null) return { day, sent: [], held: [], nothing: true, because: picture.untimely }
  const { deliverable, held } = setAside(gatherLetters(picture.due, picture.digests), picture)
  if (dryRun) {
    const wouldSend = deliverable.map((letter) =>
      sentChaser(composeLetter(tools, 'dry-run', letter), letter, reopened),
    )
    return report(day, wouldSend, held)
  }
  const round = await beginRound(tools, deliverable)
  const sent: SentChaser[] = []
  for (const [at, letter] of deliverable.entries()) {
    const outcome = await writeTo(tools, letter, { round, number: at + 1, reopened })
    if ('mail' in outcome) sent.push(outcome.mail)
    if ('held' in outcome) held.push(outcome.held)
  }
  const finished: RoundFinished = { day, at: tools.clock.wallTime(), sent: sent.length, held: held.length }
  await tools.register.create(finishedKey(round), finished)
  return report(day, sent, held)
}

const report = (day: Day, sent: SentChaser[], held: Held[]): RoundReport => ({
  day,
  sent,
  held,
  ...(sent.length === 0 && held.length === 0 ? { nothing: true as const } : {}),
})

/** Letters to addresses that were stopped are not written; nor are copies sent there. */
function setAside(
  letters: Letter[],
  { stopped, held }: RoundPicture,
): { deliverable: Letter[]; held: Held[] } {
  const isStopped = (address: string) => stopped.has(person(address))
  const bounced = letters.filter(({ to }) => isStopped(to.address))
  const because = ({ to }: Letter) =>
    `nothing goes to this address any more: ${stopped.get(person(to.address))}. Put a working one into the work programme.`
  return {
    deliverable: letters
      .filter(({ to }) => !isStopped(to.address))
      .map((letter) => ({ ...letter, copy: letter.copy.filter(({ address }) => !isStopped(address)) })),
    held: [...held, ...bounced.map((letter) => ({ to: letter.to.address, because: because(letter) }))],
  }
}

const chasersIn = (letter: Letter): string[] => [...letter.chasers, ...letter.digests].map(({ key }) => key)

/** Writes the plan down before anything of it is done, under the day's next free number. */
async function beginRound({ register, clock, workers }: ChaseTools, letters: Letter[]): Promise<string> {
  const day = clock.today()
  for (let number = 1; ; number += 1) {
    const round = roundKey(day, number)
    const started: RoundStarted = {
      day,
      at: clock.wallTime(),
      worker: workers.me,
      plan: letters.map((letter, at) => ({ mail: mailId(round, at + 1), chasers: chasersIn(letter) })),
    }
    if (await register.create(round, started)) return round
  }
}

async function writeTo(
  tools: ChaseTools,
  letter: Letter,
  { round, number, reopened }: { round: string; number: number; reopened: ReadonlyMap<string, string> },
): Promise<{ mail: SentChaser } | { held: Held } | { lost: true }> {
  const id = mailId(round, number)
  const won = await claimChasers(tools, id, chasersIn(letter), reopened)
  if (won.size === 0) return { lost: true }
  const mine: Letter = {
    ...letter,
    chasers: letter.chasers.filter(({ key }) => won.has(key)),
    digests: letter.digests.filter(({ key }) => won.has(key)),
  }
  const tokens = await tokensFor(tools, mine)
  const mail = composeLetter(tools, id, mine, tokens)
  const about = {
    day: tools.clock.today(),
    stage: stageOf(mine),
    chasers: chasersIn(mine),
    secrets: tokens.values(),
  }
  const posted = await postLetter(tools, mail, about)
  if (posted.was === 'posted') return { mail: sentChaser(mail, mine, reopened) }
  tools.log.warn('a chaser could not be posted', { mail: id, because: posted.because })
  if (posted.was === 'refused')
    await stopAddress(tools, { address: letter.to.address, because: posted.because })
  const next =
    posted.was === 'refused'
      ? 'Nothing more goes there, and the clerk is told.'
      : 'The next round tries again.'
  return {
    held: { to: letter.to.address, because: `the post did not take the mail: ${posted.because}. ${next}` },
  }
}

/** A secret for each meeting that a letter is about: its links open for its reader, and for nobody else. */
async function tokensFor(tools: ChaseTools, { to, chasers }: Letter): Promise<Map<string, string>> {
  const tokens = new Map<string, string>()
  for (const meeting of new Set(chasers.map(({ ask }) => ask.meetingId)))
    tokens.set(meeting, await issueLink(tools, to, meeting))
  return tokens
}

function sentChaser(mail: Mail, letter: Letter, reopened: ReadonlyMap<string, string>): SentChaser {
  return {
    id: mail.id,
    to: mail.to.address,
    cc: mail.cc.map(({ address }) => address),
    subject: mail.subject,
    stage: stageOf(letter),
    items: letter.chasers.map(({ ask }) => ({
      meeting: ask.meetingId,
      number: ask.number,
      title: ask.title,
      stage: ask.stage,
      due: ask.reportDeadline,
    })),
    ...(chasersIn(letter).some((key) => reopened.has(key)) ? { unconfirmed: true as const } : {}),
  }
}

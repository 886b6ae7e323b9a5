import { type Answer, done, refuse } from '../refusal.ts'
import type { Item, Secrecy, Submission, SubmittedFile } from '../work-programme/meeting.ts'

/** What a clerk decides of one file of a report, judged already. */
export interface SecrecyDecision {
  /** The version that they looked at, and which of its files, from 1. */
  version: number
  file: number
  secrecy: Secrecy | null
  /** They said once more that the public may see it: nothing takes that back. */
  isConfirmed: boolean
}

/** The item after a decision, and which of its files have to leave the open store for the restricted one. */
export interface SecrecyChanged {
  item: Item
  file: SubmittedFile
  leaving: SubmittedFile[]
}

/**
 * Makes a file exempt or confidential, or lifts that: a version of its own, with the same files. What becomes exempt
 * takes along the same bytes wherever they stand in the item, and what earlier versions had in its place, for those
 * say much the same. Lifting opens the one file alone. Exempt: Local Government Act 1972, Schedule 12A, if and
 * so long as the public interest asks for it; so it can end.
 */
export function changeSecrecy(
  item: Item,
  { version, file: number, secrecy, isConfirmed }: SecrecyDecision,
  by: Pick<Submission, 'on' | 'at' | 'by'>,
): Answer<SecrecyChanged> {
  const newest = item.submissions.at(-1)
  const file = newest?.files[number - 1]
  if (newest === undefined || file === undefined)
    return refuse(
      `Item ${item.number}, "${item.title}", has no such file. Load the page again. Nothing was changed.`,
    )
  if (newest.version !== version)
    return refuse(
      `A newer version of item ${item.number} is there since you loaded the page. Look at it first. Nothing was changed.`,
    )
  if (JSON.stringify(file.secrecy) === JSON.stringify(secrecy))
    return refuse('That is how it stands already. Nothing was changed.')
  if (secrecy === null && !isConfirmed)
    return refuse(
      'The public would see it as soon as a pack with it is released. Tick that it may, or leave it as it is. Nothing was changed.',
    )
  const isMeant = (one: SubmittedFile, at: number) => one.sha256 === file.sha256 || at === number - 1
  const submissions =
    secrecy === null
      ? item.submissions
      : item.submissions.map((one) => ({
          ...one,
          files: one.files.map((each, at) => (isMeant(each, at) ? withSecrecy(each, secrecy) : each)),
        }))
  const files = newest.files.map((one, at) =>
    at === number - 1 || (secrecy !== null && isMeant(one, at)) ? withSecrecy(one, secrecy) : one,
  )
  const next = { version: version + 1, ...by, files }
  return done({
    item: {
      ...item,
      state: item.state.at === 'received' ? { ...item.state, version: next.version } : item.state,
      submissions: [...submissions, next],
    },
    file,
    leaving:
      secrecy === null
        ? []
        : item.submissions.flatMap((one) =>
            one.files.filter((each, at) => each.store === 'open' && isMeant(each, at)),
          ),
  })
}

const withSecrecy = (file: SubmittedFile, secrecy: Secrecy | null): SubmittedFile => ({
  ...file,
  secrecy,
  store: secrecy === null ? 'open' : 'restricted',
})

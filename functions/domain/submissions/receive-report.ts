import type { Day } from '../calendar/day.ts'
import { type Answer, done, refuse } from '../refusal.ts'
import type { Item, Secrecy, SubmittedFile } from '../work-programme/meeting.ts'
import { moveReport } from './moves.ts'

/** Paragraphs of Schedule 12A Part 1 to the Local Government Act 1972 that stand today. */
const PARAGRAPHS = [1, 2, 3, 4, 5, 6, 7]

/** What an officer says of a file that the public may not see, before it is checked. */
export interface SecrecyClaim {
  paragraphs: number[]
  confidential: boolean
  because: string
  review: Day | null
}

/**
 * Checks a claim that a file is exempt or confidential. Exempt needs a paragraph of Schedule 12A and a reason,
 * since it holds only where the public interest in keeping it outweighs that in disclosing it. Confidential
 * needs a reason and has no public-interest test. Null where nothing is claimed.
 */
export function judgeSecrecy(claim: SecrecyClaim): Answer<Secrecy | null> {
  const { paragraphs, confidential, because, review } = claim
  if (!confidential && paragraphs.length === 0) {
    if (because === '' && review === null) return done(null)
    return refuse(
      'A reason was given for keeping the report from the public, but not under which paragraph. ' +
        'Name the paragraph of Schedule 12A (1 to 7), or say that it is confidential.',
    )
  }
  if (confidential && paragraphs.length > 0) {
    return refuse(
      'A report is either exempt (a paragraph of Schedule 12A) or confidential (s.100A(3)), and this says both. Choose one.',
    )
  }
  const unknown = paragraphs.filter((one) => !PARAGRAPHS.includes(one))
  if (unknown.length > 0) {
    return refuse(
      `Schedule 12A has no paragraph ${unknown.join(', ')} in force: only 1 to 7 are. Older lists had more. Choose one of those seven.`,
    )
  }
  if (because.trim() === '') {
    return refuse(
      confidential
        ? 'A confidential report needs a reason: which government terms, statute or court order forbid publication.'
        : 'An exempt report needs a reason: why the public interest in keeping it outweighs that in disclosing it.',
    )
  }
  if (confidential) return done({ kind: 'confidential', because: because.trim() })
  return done({
    kind: 'exempt',
    paragraphs: [...new Set(paragraphs)].sort(),
    because: because.trim(),
    review,
  })
}

/** Whether an item may take an upload: it expects a report, and its last one is not public yet. */
export function mayReceive(item: Item, publishedVersion: number | null): Answer<Item> {
  if (publishedVersion !== null) {
    return refuse(
      `The report for item ${item.number}, "${item.title}", is in a pack that is published (version ${publishedVersion}), ` +
        'and a published paper is not replaced. Ask the clerk: a correction is a new item or a supplement.',
    )
  }
  const moved = moveReport(item, { at: 'received', on: item.scheduledOn, version: 1 })
  return 'refused' in moved ? moved : done(item)
}

/**
 * Whether an upload that waited to be looked at still is the newest: what was sent after it and did not have to wait counts,
 * and is not replaced by what its sender sent before. `sentAt` is the wall-clock time at which it was here whole.
 */
export function mayStillReceive(item: Item, sentAt: string): Answer<Item> {
  const newest = item.submissions.at(-1)
  if (newest === undefined || newest.at <= sentAt) return done(item)
  return refuse(
    `Version ${newest.version} of the report came in while this was looked at: it was sent later, at ${newest.at.slice(11, 16)}, and it counts. This one was not taken in. Send it again if it is to replace that.`,
  )
}

/** The item with one more version, which replaces the ones before it. */
export function receiveReport(
  item: Item,
  upload: { on: Day; at: string; by: string; files: SubmittedFile[]; offer?: string },
): Answer<Item> {
  const version = (item.submissions.at(-1)?.version ?? 0) + 1
  const moved = moveReport(item, { at: 'received', on: upload.on, version })
  if ('refused' in moved) return moved
  return done(
    arrivedWith(upload.offer ?? '', {
      ...moved.done,
      submissions: [...item.submissions, { version, ...upload }],
    }),
  )
}

/** The item once an upload is looked at, whatever came of it; another that is being looked at stays noted. */
export function arrivedWith(offer: string, item: Item): Item {
  if (item.arriving?.offer !== offer) return item
  const { arriving: _, ...rest } = item
  return rest
}

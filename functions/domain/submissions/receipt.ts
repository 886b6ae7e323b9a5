import { type Day, day, inFullWords, inWords } from '../calendar/day.ts'
import { SCANNED } from '../papers/scanned.ts'
import type { Committee } from '../work-programme/committee.ts'
import type { Item, Meeting, Secrecy, Submission, SubmittedFile } from '../work-programme/meeting.ts'
import { roleInWords, shortHash, takenAs } from './sent-file.ts'

/** What helps most comes first; the page shows the rest. */
const MOST_ADVICE = 5

export interface ReceiptFacts {
  meeting: Meeting
  item: Item
  submission: Submission
  committee: Committee
  today: Day
}

/**
 * A receipt in ready words: what was taken, what was found and done, what happens next. Mail is passed on and kept by
 * others, so that of a file which the public may not see it tells neither name nor content.
 */
export function receiptLetter(facts: ReceiptFacts) {
  const { meeting, item, submission } = facts
  const { files } = submission
  const open = files.filter(({ secrecy }) => secrecy === null)
  const advice = adviceIn(files, open)
  const kept = files.length - open.length
  const more =
    files.reduce((sum, { accessibility }) => sum + (accessibility?.advice.length ?? 0), 0) - advice.length
  return {
    subject: `Taken in, version ${submission.version}: ${item.title}`,
    view: {
      item: item.title,
      meetingDate: inFullWords(meeting.date),
      sent: `Version ${submission.version} was sent by ${submission.by} on ${inWords(day(submission.at.slice(0, 10)))} at ${submission.at.slice(11, 16)}.`,
      files: files.map((file) => fileView(files, file)),
      advice,
      moreAdvice:
        more === 0
          ? ''
          : `There ${more === 1 ? 'is one more' : `are ${more} more`}: the page below shows all.`,
      keptBack:
        kept === 0
          ? ''
          : 'What is not for publication is kept apart from what is open. The public agenda names the item, and why it is kept from the public. This mail tells nothing of what is in it: be as careful with the file itself.',
      next: whatIsNext(facts),
    },
  }
}

function fileView(files: readonly SubmittedFile[], file: SubmittedFile) {
  const { name, secrecy, warnings = [], scanned, sha256 } = file
  const role = roleInWords(files, file)
  const taken = `${takenAs(file)}. SHA-256 of the PDF begins ${shortHash(sha256)}.`
  const safe = scanned === undefined ? [] : [SCANNED[scanned]]
  if (secrecy === null) return { heading: `${role}: ${name}`, sentences: [taken, ...safe], notes: warnings }
  const count = warnings.length
  const noticed =
    count === 0
      ? []
      : [
          `${count === 1 ? 'One thing was' : `${count} things were`} noticed in it: the page below shows what.`,
        ]
  return {
    heading: role,
    sentences: [keptFrom(secrecy), taken, ...safe, ...noticed],
    notes: [],
  }
}

const keptFrom = (secrecy: Secrecy): string =>
  `Not for publication, and left out of the public pack: ${secrecy.kind === 'confidential' ? 'confidential by section 100A(3)' : `exempt by paragraph ${secrecy.paragraphs.join(', ')} of Schedule 12A`}.`

/** The worst of each file first. */
function adviceIn(files: readonly SubmittedFile[], open: readonly SubmittedFile[]): string[] {
  const all = open.flatMap((file) =>
    (file.accessibility?.advice ?? []).map(({ words }, at) => ({
      at,
      words: files.length === 1 ? words : `${roleInWords(files, file)}: ${words}`,
    })),
  )
  return all
    .toSorted((one, other) => one.at - other.at)
    .slice(0, MOST_ADVICE)
    .map(({ words }) => words)
}

function whatIsNext({ meeting, item, submission, committee, today }: ReceiptFacts): string[] {
  const { clerk, lead } = committee.contacts
  const { publishBy } = meeting.dates
  const whoLooks = lead?.name ?? clerk?.name ?? 'scrutiny team'
  const whoBinds = clerk?.name ?? 'clerk'
  const isSound = submission.files.every(
    ({ warnings = [], accessibility }) => warnings.length === 0 && !accessibility?.advice.length,
  )
  return [
    isSound
      ? 'Nothing was found that you need to mend.'
      : 'Mend what you can of the above, and send it again by the link below: the newest version counts.',
    `The ${whoLooks} looks at it, and the ${whoBinds} puts it into the pack.`,
    `Nobody is reminded of this report any more, unless it is returned to you: then you are told why, and by when it is wanted.`,
    today <= publishBy
      ? `The pack is published by ${inFullWords(publishBy)}, for the meeting on ${inFullWords(meeting.date)} (agenda item ${item.number}).`
      : `The pack was to be published by ${inFullWords(publishBy)}. Yours goes out with it, or in a supplement, before the meeting on ${inFullWords(meeting.date)} (agenda item ${item.number}).`,
  ]
}

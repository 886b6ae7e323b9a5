import { inFullWords } from '../domain/calendar/day.ts'
import { mailboxesOf } from '../domain/chasers/recipients.ts'
import { CHOICE_WORDS, type OpenChoice } from '../domain/papers/findings.ts'
import { receiptLetter } from '../domain/submissions/receipt.ts'
import type { UploadOffer } from '../domain/submissions/upload-offer.ts'
import type { Committee, Mailbox } from '../domain/work-programme/committee.ts'
import { type Item, itemPlace, type Meeting } from '../domain/work-programme/meeting.ts'
import type { Log } from '../ports/log.ts'
import type { NoticeTools } from './compose-letter.ts'
import { postNotice } from './post-notice.ts'
import { committeeKey } from './records.ts'
import { linkToReport } from './upload-links.ts'

export interface ReceiptTools extends NoticeTools {
  log: Log
}

interface About {
  meeting: Meeting
  item: Item
  /** Whose link it came by; null where it came by none: then its authors are told. */
  sender: Mailbox | null
}

/**
 * Tells whoever sent a version of a report that it is in, what was found, and what happens next; once for each version.
 * What is in is in, whether the mail goes or not: an operator reads why it did not.
 */
export async function sendReceipt(
  tools: ReceiptTools,
  { version, ...about }: About & { version: number },
): Promise<void> {
  const { meeting, item } = about
  const submission = item.submissions.find((one) => one.version === version)
  if (submission === undefined) return
  await tellEach(tools, about, (committee) => ({
    kind: 'receipt',
    about: `${itemPlace(meeting, item)}/${version}`,
    ...receiptLetter({ meeting, item, submission, committee, today: tools.clock.today() }),
  }))
}

/** Tells whoever sent an upload that it was not taken, and why: they may have closed the page on which it is said. */
export async function sendRefusal(
  tools: ReceiptTools,
  about: About,
  { id, choices: chosen = [] }: UploadOffer,
  { because, choices }: { because: string[]; choices: OpenChoice[] },
): Promise<void> {
  const { meeting, item } = about
  await tellEach(tools, about, () => ({
    kind: 'not-taken',
    about: `${itemPlace(meeting, item)}/${[id, ...chosen].join('+')}`,
    subject: `Not taken in: ${item.title}`,
    view: {
      item: item.title,
      meetingDate: inFullWords(meeting.date),
      because,
      choices: choices.map((choice) => CHOICE_WORDS[choice]),
      due: `The report was wanted by ${inFullWords(meeting.dates.reportDeadline)}, and counts as not in until one is taken.`,
    },
    page: `/offer/${id}/1`,
  }))
}

interface Words {
  kind: string
  about: string
  subject: string
  view: Record<string, unknown>
  /** Where below the report's page the link leads. */
  page?: string
}

async function tellEach(
  tools: ReceiptTools,
  { meeting, item, sender }: About,
  wordsFor: (committee: Committee) => Words,
): Promise<void> {
  try {
    const committee = await tools.register.read<Committee>(committeeKey(meeting.committee))
    if (committee === undefined) return
    const { page = '', ...words } = wordsFor(committee.value)
    for (const to of sender === null ? mailboxesOf('author', item, committee.value) : [sender]) {
      const link = linkToReport(meeting, item, page)
      await postNotice(tools, { ...words, committee: committee.value, to, link })
    }
  } catch (fault) {
    tools.log.warn('nobody could be told what became of an upload', {
      item: itemPlace(meeting, item),
      because: fault instanceof Error ? fault.message : String(fault),
    })
  }
}

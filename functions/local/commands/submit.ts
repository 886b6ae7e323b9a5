import type { Command } from 'commander'
import type { Day } from '../../domain/calendar/day.ts'
import type { IntakeChoices } from '../../domain/papers/findings.ts'
import { SCANNED } from '../../domain/papers/scanned.ts'
import type { SecrecyClaim } from '../../domain/submissions/receive-report.ts'
import type { UploadedFile } from '../../steps/check-files.ts'
import { type FileReceipt, submitReport } from '../../steps/submit-report.ts'
import { addChoices, choicesOf, withItsOption } from '../choices.ts'
import { type Act, type Outcome, refusedOutcome, WrongUsage, withTools } from '../door.ts'
import { readInput } from '../read-input.ts'
import { collect, dateWord, paragraphsWord, wholeNumberWord } from '../read-words.ts'

interface SubmitOptions extends Partial<IntakeChoices> {
  appendix: string[]
  exempt: number[]
  exemptAppendix: { appendix: number; paragraphs: number[] }[]
  confidential?: boolean
  because: string
  review?: Day
  by: string
  acceptChanges?: boolean
}

export function addSubmit(program: Command, act: Act): void {
  const command = program
    .command('submit')
    .description("an officer's upload: a report, with its appendices")
    .argument('<meeting>', 'the meeting, <committee>/<yyyy-mm-dd>')
    .argument('<item>', "the item's number on that meeting's agenda", wholeNumberWord(1))
    .argument('<file>', 'the report')
    .option('--appendix <file>', 'an appendix in a file of its own; once for each', collect(String), [])
    .option(
      '--exempt <paragraphs>',
      'not for publication, whole: paragraphs of Schedule 12A (3, or 1,3)',
      paragraphsWord,
      [],
    )
    .option(
      '--exempt-appendix <n:paragraphs>',
      'not for publication, that appendix only: 1:3',
      collect(exemptAppendixWord),
      [],
    )
    .option('--confidential', 'not for publication by s.100A(3): government terms, statute or court')
    .option('--because <reason>', 'why it is exempt or confidential', '')
    .option('--review <date>', 'when the exemption is looked at again', dateWord)
    .option('--confirmed-open', 'the public may read it, though it calls itself exempt or confidential')
    .option('--by <name>', 'who sends it, for the audit trail', 'report author')
  addChoices(command).action(act(submit))
}

function exemptAppendixWord(words: string): { appendix: number; paragraphs: number[] } {
  const [appendix = '', paragraphs = ''] = words.split(':')
  return { appendix: wholeNumberWord(1)(appendix), paragraphs: paragraphsWord(paragraphs) }
}

const submit = (
  meeting: string,
  item: number,
  file: string,
  options: SubmitOptions,
  command: Command,
): Promise<Outcome> =>
  withTools(command, async (tools) => {
    const choices = choicesOf(options)
    const files: UploadedFile[] = []
    for (const [at, path] of [file, ...options.appendix].entries()) {
      const input = await readInput(path)
      if ('refused' in input) return refusedOutcome(input.refused)
      const { name, bytes } = input.done
      files.push({ name, read: async () => bytes, secrecy: claimFor(at, options), choices })
    }
    const [report, ...appendices] = files
    if (report === undefined) throw new WrongUsage('Name the report to send.')
    const answer = await submitReport(tools, { meeting, item, by: options.by, report, appendices })
    if ('refused' in answer) return refusedOutcome(answer.refused.map(withItsOption))
    return {
      json: answer.done,
      words: [answer.done.receipt, ...answer.done.files.flatMap(fileLines)].join('\n'),
    }
  })

/** What is claimed of one file: 0 is the report, 1 its first appendix. */
function claimFor(at: number, options: SubmitOptions): SecrecyClaim {
  const { because, review = null, confidential = false, appendix, exempt, exemptAppendix } = options
  const beyond = exemptAppendix.find((one) => one.appendix > appendix.length)
  if (beyond !== undefined) {
    throw new WrongUsage(
      `--exempt-appendix names appendix ${beyond.appendix}, and there are ${appendix.length}.`,
    )
  }
  const own = exemptAppendix.filter((one) => one.appendix === at).flatMap(({ paragraphs }) => paragraphs)
  const paragraphs = [...exempt, ...own]
  const isClaimed = confidential || paragraphs.length > 0
  const isClaimedElsewhere = exemptAppendix.length > 0
  return isClaimed || !isClaimedElsewhere
    ? { paragraphs, confidential, because, review }
    : { paragraphs: [], confidential: false, because: '', review: null }
}

const fileLines = ({ name, pages, warnings, accessibility, scanned }: FileReceipt): string[] => [
  `  ${name}: ${pages === 1 ? '1 page' : `${pages} pages`}`,
  ...warnings.map((warning) => `    Note: ${warning}`),
  ...accessibility.advice.map(({ words }) => `    Accessibility: ${words}`),
  `    ${SCANNED[scanned]}`,
]

import type { Command } from 'commander'
import { inFullWords, inWords } from '../../domain/calendar/day.ts'
import { stateInWords } from '../../domain/submissions/moves.ts'
import { type ItemStatus, type MeetingStatus, showStatus } from '../../steps/show-status.ts'
import { type Act, type Outcome, refusedOutcome, withTools } from '../door.ts'

export function addStatus(program: Command, act: Act): void {
  program
    .command('status')
    .description('where every report is')
    .argument('[meeting]', 'one meeting, <committee>/<yyyy-mm-dd>; all of them without it')
    .action(act(status))
}

const status = (meeting: string | undefined, _options: unknown, command: Command): Promise<Outcome> =>
  withTools(command, async (tools) => {
    const answer = await showStatus(tools, meeting ?? null)
    if ('refused' in answer) return refusedOutcome(answer.refused)
    const { meetings } = answer.done
    const none = 'No work programme was imported yet. Begin with "packhorse import FILE".'
    return { json: answer.done, words: meetings.length === 0 ? none : meetings.map(paragraph).join('\n\n') }
  })

function paragraph(meeting: MeetingStatus): string {
  const packs = meeting.packs.map(
    ({ version, released }) => `version ${version}${released ? ', released' : ''}`,
  )
  return [
    `${meeting.id}`,
    `  ${meeting.committee}, ${inFullWords(meeting.date)}`,
    `  reports due ${inWords(meeting.reportDeadline)}, publish by ${inWords(meeting.publishBy)}` +
      (packs.length === 0 ? '' : `; pack ${packs.join('; ')}`),
    ...meeting.items.map(line),
  ].join('\n')
}

function line(item: ItemStatus): string {
  const number = String(item.number).padStart(4)
  const letter = (item.letter ?? '').padEnd(3)
  const state = (item.paused ? `${stateInWords(item.state)}, paused` : stateInWords(item.state)).padEnd(22)
  return `${number}  ${letter} ${item.state === 'none' ? ''.padEnd(22) : state} ${item.title}${foundIn(item)}`
}

/** What was found in a report that is in; nothing where nothing was. */
function foundIn({ noticed, barriers }: ItemStatus): string {
  const found = [
    noticed === 0 ? null : `${noticed} to look at`,
    barriers === 0 ? null : `${barriers} in the way of people who cannot see it`,
  ].filter((one) => one !== null)
  return found.length === 0 ? '' : ` (${found.join(', ')})`
}

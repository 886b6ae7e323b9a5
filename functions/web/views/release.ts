import { inFullWords } from '../../domain/calendar/day.ts'
import { judgePublication, type PublicationJudgement } from '../../domain/deadlines/clear-days.ts'
import { committeeCalendar } from '../../domain/deadlines/committee-deadlines.ts'
import type { Doer } from '../../domain/doer.ts'
import {
  barriersInPapers,
  findingsInPapers,
  type PackWarning,
  warningsWithPlaces,
} from '../../domain/pack/pack-warnings.ts'
import type { MeetingRecord } from '../../domain/pipeline.ts'
import { type BeforeRelease, beforeRelease } from '../../domain/release/before-release.ts'
import type { PackVersion } from '../../domain/release/pack-version.ts'
import type { Committee } from '../../domain/work-programme/committee.ts'
import { type Item, type Meeting, meetingId } from '../../domain/work-programme/meeting.ts'
import { findMeeting } from '../../steps/change-meeting.ts'
import type { PackLooks } from '../../steps/look-at-pack.ts'
import { committeeKey } from '../../steps/records.ts'
import type { StaffTools } from '../web-tools.ts'
import { clearDays, versionInWords } from './packs.ts'
import { stateTag, timeInWords } from './states.ts'

/** One thing that stands between now and a released pack, or does not any more. */
interface Hurdle {
  name: string
  state: string
  colour: string
  words: string
  links: { words: string; address: string }[]
}

const DONE = { state: 'Done', colour: 'green' }
const LOOK = { state: 'Look', colour: 'yellow' }
const TO_DO = { state: 'To do', colour: 'red' }

/** What stands between now and a released pack of a meeting, all of it on one page. Null where there is none. */
export async function beforeReleaseView(
  tools: StaffTools,
  looks: PackLooks,
  name: string,
  { who, compiles, seesAll }: { who: Doer; compiles: boolean; seesAll: boolean },
) {
  const found = await findMeeting(tools, name)
  if ('refused' in found) return null
  const { record } = found.done
  const { meeting } = record
  const here = `/meetings/${meetingId(meeting)}`
  const judgement = await judgeToday(tools, meeting)
  const before = beforeRelease(record, { who, judgement })
  const { pack, out, newcomers } = before
  const checks = pack === null ? null : await checksOf(looks, pack)
  const isWanted = pack !== null || out === null || newcomers.length > 0
  return {
    title: out === null ? 'Before the pack is released' : 'Before a supplement is released',
    meeting: `${meeting.committeeName}, ${inFullWords(meeting.date)}`,
    here,
    summary: summaryOf(before, isWanted),
    hurdles: isWanted
      ? [
          reports(before, here),
          compiled(before, here),
          ...(pack === null || checks === null
            ? []
            : [holds(pack, checks, here, seesAll), looked(record, pack, here), readable(record, pack, here)]),
          secondPerson(before, who.by),
          inTime(before, judgement, meeting),
        ]
      : [],
    compileWords:
      compiles && isWanted && (pack === null || before.namesOthers || before.changed.length > 0)
        ? out === null
          ? 'Compile the packs'
          : 'Compile a supplement'
        : '',
    asksTheChair: out !== null,
    release:
      compiles && before.mayGo && pack !== null
        ? { version: pack.version, needsReason: !before.isInTime, holds: checks?.every(({ ok }) => ok) }
        : null,
  }
}

async function judgeToday(tools: StaffTools, meeting: Meeting): Promise<PublicationJudgement> {
  const committee = await tools.register.read<Committee>(committeeKey(meeting.committee))
  if (committee === undefined) throw new Error(`No committee "${meeting.committee}" is in the register`)
  const judged = judgePublication({
    published: tools.clock.today(),
    meeting: meeting.date,
    needed: meeting.dates.needed,
    calendar: committeeCalendar(committee.value),
  })
  if ('refused' in judged) throw new Error(judged.refused.map(({ message }) => message).join(' '))
  return judged.done
}

/** All checks of a version's packs; each pack's own. */
const checksOf = async (looks: PackLooks, { files }: PackVersion) =>
  Promise.all(
    files.map(async (file) => {
      const { ok, checks } = (await looks.look(file)).verification
      return { kind: file.kind, ok, wrong: checks.filter((one) => !one.ok).map(({ detail }) => detail) }
    }),
  )

function summaryOf({ pack, out, mayGo, isInTime }: BeforeRelease, isWanted: boolean): string {
  if (!isWanted && out?.released)
    return `${versionInWords(out)} is released, and nothing has come in since. There is nothing to do.`
  if (mayGo) return isInTime ? 'You may release it.' : 'You may release it, and have to say why it is late.'
  return pack === null ? 'A pack has to be compiled first.' : 'It cannot be released yet: see what is to do.'
}

function reports({ missing, newcomers, out }: BeforeRelease, here: string): Hurdle {
  const links = (items: Item[]) =>
    items.map(({ number, title, state }) => ({
      words: `Item ${number}, ${title}: ${stateTag(state).state.toLowerCase()}`,
      address: `${here}/items/${number}`,
    }))
  if (out !== null)
    return {
      name: 'What came in since',
      ...DONE,
      words: 'These go into the supplement.',
      links: links(newcomers),
    }
  return missing.length === 0
    ? { name: 'Reports', ...DONE, words: 'Every report that is expected is in.', links: [] }
    : {
        name: 'Reports',
        ...LOOK,
        words: `${missing.length === 1 ? 'One is' : `${missing.length} are`} not in. The pack can go without: the agenda prints “To follow”.`,
        links: links(missing),
      }
}

function compiled({ pack, changed, namesOthers }: BeforeRelease, here: string): Hurdle {
  const name = 'Compiled'
  if (pack === null) return { name, ...TO_DO, words: 'No pack of what is in now is compiled.', links: [] }
  if (changed.length > 0)
    return {
      name,
      ...TO_DO,
      words: `The papers changed since ${versionInWords(pack).toLowerCase()} was compiled. Compile again, look, and release that.`,
      links: changed.map(({ number, title }) => ({
        words: `Item ${number}, ${title}`,
        address: `${here}/items/${number}`,
      })),
    }
  if (namesOthers)
    return {
      name,
      ...TO_DO,
      words: `Who stands in for a member was changed since ${versionInWords(pack).toLowerCase()} was compiled. Compile again, look, and release that.`,
      links: [],
    }
  return {
    name,
    ...DONE,
    words: `${versionInWords(pack)}, by ${pack.compiledBy} on ${timeInWords(pack.compiledAt)}.`,
    links: [],
  }
}

type Checks = Awaited<ReturnType<typeof checksOf>>

/** A check's words can name what is exempt, and a restricted pack is not for everybody. */
function holds({ version }: PackVersion, all: Checks, here: string, seesAll: boolean): Hurdle {
  const checks = all.filter(({ kind }) => seesAll || kind === 'public')
  const wrong = checks.flatMap((one) => one.wrong.map((detail) => `${one.kind}: ${detail}`))
  return {
    name: 'Checks',
    ...(wrong.length === 0 ? DONE : TO_DO),
    words: wrong.length === 0 ? 'All checks of its packs hold.' : wrong.join(' '),
    links: checks.map(({ kind }) => ({
      words: `Look through the ${kind} pack`,
      address: `${here}/versions/${version}/${kind}`,
    })),
  }
}

function looked({ meeting }: MeetingRecord, { plan, version }: PackVersion, here: string): Hurdle {
  const papers = findingsInPapers(meeting.items, plan)
  const count = warningsWithPlaces(meeting.items, plan).length + papers.length
  return count === 0
    ? { name: 'To look at', ...DONE, words: 'Nothing was noticed in its papers.', links: [] }
    : {
        name: 'To look at',
        ...LOOK,
        words: `${count === 1 ? 'One thing was' : `${count} things were`} noticed in its papers. None of them stops it.`,
        links: [
          ...perItem(plan, papers, here),
          { words: 'Each, with its page', address: `${here}/versions/${version}/public` },
        ],
      }
}

/** Which papers were sent so that some cannot read them. It stops nothing: who releases them should know. */
function readable({ meeting }: MeetingRecord, { plan }: PackVersion, here: string): Hurdle {
  const name = 'For people who cannot see it'
  const links = perItem(plan, barriersInPapers(meeting.items, plan), here)
  return links.length === 0
    ? { name, ...DONE, words: 'Nothing that stands in their way was found in its papers.', links }
    : {
        name,
        ...LOOK,
        words: `Papers of ${links.length === 1 ? 'one item' : `${links.length} items`} were sent with something in their way. Its page says what, and what its author does about it.`,
        links,
      }
}

/** Each item of which something was found, and how much. */
const perItem = ({ items }: PackVersion['plan'], found: readonly PackWarning[], here: string) =>
  items.flatMap(({ number, title, papers }) => {
    const count = found.filter(({ at }) => papers.some(({ from }) => from === at)).length
    return count === 0
      ? []
      : [
          {
            words: `Item ${number}, ${title}: ${count === 1 ? 'one thing' : `${count} things`}`,
            address: `${here}/items/${number}`,
          },
        ]
  })

function secondPerson({ pack, needsAnother }: BeforeRelease, me: string): Hurdle {
  const name = 'A second person'
  if (pack === null)
    return { name, ...TO_DO, words: 'Somebody releases it who did not compile it.', links: [] }
  return needsAnother
    ? {
        name,
        ...TO_DO,
        words: `You compiled it, so another clerk has to look at it and release it.`,
        links: [],
      }
    : { name, ...DONE, words: compiledByAnother(pack.compiledBy, me), links: [] }
}

/** Two people may be called the same. */
const compiledByAnother = (compiler: string, me: string): string =>
  compiler === me
    ? `Somebody else who is called ${compiler} as well compiled it.`
    : `${compiler} compiled it, and you are ${me}.`

function inTime(
  { pack, isInTime }: BeforeRelease,
  { count }: PublicationJudgement,
  meeting: Meeting,
): Hurdle {
  const { needed, publishBy } = meeting.dates
  const open = `Released today it would be open for ${clearDays(count)} before the meeting`
  const name = 'In time'
  if (pack !== null && pack.supplement > 0)
    return {
      name,
      ...DONE,
      words: `${open}. A report that was to follow is published when members get it.`,
      links: [],
    }
  return isInTime
    ? {
        name,
        ...DONE,
        words: `${open}, and the law needs ${needed}. Publish by ${inFullWords(publishBy)}.`,
        links: [],
      }
    : {
        name,
        ...TO_DO,
        words: `${open}, and the law needs ${needed}: the last day was ${inFullWords(publishBy)}. Move the meeting, or release it all the same and say why.`,
        links: [],
      }
}

import { inFullWords } from '../calendar/day.ts'
import type { PublicationJudgement } from '../deadlines/clear-days.ts'
import { type Doer, isSamePerson } from '../doer.ts'
import { wantsLetter } from '../pack/letters.ts'
import { type Answer, done, refuse } from '../refusal.ts'
import { type Item, type Meeting, meetingId, type SubmittedFile } from '../work-programme/meeting.ts'
import { isOnAgenda } from '../work-programme/merge-items.ts'
import { substitutesOf } from '../work-programme/substitutes.ts'
import type { PackVersion } from './pack-version.ts'
import { isWithheld } from './withhold-packs.ts'

/** What is asked of a release: by whom, on which day by the law, and a reason where the day is too late. */
export interface ReleaseQuestion extends Doer {
  /** The version that they looked at; null where they ask for the newest, whichever it is. */
  version: number | null
  judgement: PublicationJudgement
  inSpiteBecause: string
}

/**
 * Whether the newest version of a meeting's pack may be released: it is compiled and not out yet, still holds
 * what the officers sent last, a second person says so, and the clear days suffice. Reports that were "to
 * follow" on a published agenda may come out later: s.100B bars late items, not late reports.
 */
export function mayRelease(
  { meeting, packs }: { meeting: Meeting; packs: readonly PackVersion[] },
  { version, judgement, inSpiteBecause, ...who }: ReleaseQuestion,
): Answer<{ pack: PackVersion; lawful: boolean; warnings: string[] }> {
  const pack = packs.at(-1)
  const name = meetingId(meeting)
  if (pack === undefined)
    return refuse(`No pack of ${name} is compiled yet. Compile it, look through it, and then release it.`)
  if (pack.released !== null) {
    return refuse(
      `Version ${pack.version} of the pack of ${name} was released on ${inFullWords(pack.released.on)} by ${pack.released.by}. Nothing was changed.`,
    )
  }
  // Two people have seen what goes out, or nobody has looked over the first one's shoulder.
  if (version !== null && version !== pack.version)
    return refuse(
      `${pack.compiledBy} compiled version ${pack.version} since you looked at version ${version}. Look at that one, and release it then. Nothing was released.`,
    )
  if (isWithheld(pack))
    return refuse(
      `Papers in version ${pack.version} became exempt since it was compiled, so it is kept from the public. Compile again, look, and release that.`,
    )
  const changed = changedSince(meeting, pack)
  if (changed.length > 0) {
    const items = changed.map(({ number, title }) => `item ${number}, "${title}"`).join('; ')
    return refuse(
      `The papers changed since this version was compiled (${items}). Compile again, look, and release that.`,
    )
  }
  if (namesOthers(meeting, pack))
    return refuse(
      'Who stands in for a member was changed since this version was compiled, and its front sheet does not say so. Compile again, look, and release that.',
    )
  if (who.by.trim() === '') {
    return refuse('A release needs a second pair of eyes: say who releases it.')
  }
  if (isCompiler(pack, who)) return refuse(theirOwn(pack, who))
  const lawful = pack.supplement > 0 || judgement.lawful
  if (!lawful && inSpiteBecause.trim() === '') return refuse(tooLate(meeting, judgement))
  return done({ pack, lawful, warnings: pack.supplement > 0 ? [] : stillToFollow(pack) })
}

/** Whether it is the same person who compiled a pack: two are wanted. */
export const isCompiler = (pack: PackVersion, who: Doer): boolean => isSamePerson(compilerOf(pack), who)

export const compilerOf = ({ compiledBy, compiledById }: PackVersion): Doer =>
  compiledById === undefined ? { by: compiledBy } : { by: compiledBy, byId: compiledById }

/** Whoever is called otherwise by now is told by which name they compiled it. */
const theirOwn = ({ compiledBy }: PackVersion, { by }: Doer): string =>
  by.trim().toLowerCase() === compiledBy.trim().toLowerCase()
    ? `${compiledBy} compiled this pack, so somebody else has to look at it and release it.`
    : `You compiled this pack yourself, as ${compiledBy}, so somebody else has to look at it and release it.`

/** Whether the front sheet of a pack, which supplements leave out, names others as standing in than do by now. */
export const namesOthers = (meeting: Meeting, { supplement, substitutes = [] }: PackVersion): boolean =>
  supplement === 0 && JSON.stringify(substitutes) !== JSON.stringify(substitutesOf(meeting))

/** The items of which a compiled pack does not hold what it would hold if it were compiled now. */
export const changedSince = ({ items }: Meeting, pack: PackVersion): Item[] =>
  items.filter((item) => isStale(item, pack))

/**
 * The item is not what the pack prints of it: renumbered, renamed or withdrawn since; or its papers are not those in
 * the pack: replaced, returned, come in since, or become exempt, or open.
 */
function isStale(item: Item, { plan, supplement }: PackVersion): boolean {
  const planned = plan.items.find(({ key }) => key === item.key)
  // An item that came onto the agenda since is not in the pack that is about to go out.
  if (planned === undefined) return supplement === 0 && isOnAgenda(item)
  // What the agenda prints of it is not so any more.
  const isToFollow = wantsLetter(item) && item.state.at !== 'received'
  if (!isOnAgenda(item) || isToFollow !== planned.toFollow) return true
  if (item.number !== planned.number || item.title !== planned.title) return true
  const files = item.state.at === 'received' ? (item.submissions.at(-1)?.files ?? []) : []
  return inShort(files) !== inShort(planned.papers)
}

const inShort = (papers: readonly Pick<SubmittedFile, 'sha256' | 'secrecy'>[]): string =>
  JSON.stringify(papers.map(({ sha256, secrecy }) => [sha256, secrecy]))

const tooLate = (meeting: Meeting, { count, words, needed }: PublicationJudgement): string =>
  `Published today, the papers would be open for ${count === 0 ? 'no clear days' : words} before the meeting on ${inFullWords(meeting.date)}, ` +
  `and the law needs ${needed}: the last day was ${inFullWords(meeting.dates.publishBy)}. ` +
  'Move the meeting, or release it all the same and say why.'

const stillToFollow = (pack: PackVersion): string[] =>
  pack.plan.items
    .filter(({ toFollow }) => toFollow)
    .map(({ number, title }) => `Item ${number}, "${title}", is released as "to follow".`)

import type { PublicationJudgement } from '../deadlines/clear-days.ts'
import type { Doer } from '../doer.ts'
import { newlyIn } from '../pack/plan-pack.ts'
import type { MeetingRecord } from '../pipeline.ts'
import type { Item } from '../work-programme/meeting.ts'
import { changedSince, isCompiler, namesOthers } from './may-release.ts'
import type { PackVersion } from './pack-version.ts'
import { isWithheld } from './withhold-packs.ts'

/** What stands between now and a released pack, as far as it can be told without opening it. */
export interface BeforeRelease {
  /** The version that would go out: compiled, not out yet, and not withheld. Null where there is none. */
  pack: PackVersion | null
  /** The last one that is out; null where none is. */
  out: PackVersion | null
  /** Reports that would be printed as "to follow". */
  missing: Item[]
  /** Items whose papers are not those of `pack`: it has to be compiled again. */
  changed: Item[]
  /** Its front sheet names others as standing in than do by now: it has to be compiled again, too. */
  namesOthers: boolean
  /** Items that came in since the last release, for a supplement; empty where nothing is out. */
  newcomers: Item[]
  /** Whoever looks compiled it themselves, so that somebody else has to release it. */
  needsAnother: boolean
  /** Whether today is early enough, or the pack is a supplement, which the law does not bar. */
  isInTime: boolean
  /** Nothing stands in the way but the person, and a reason where it is not in time. */
  mayGo: boolean
}

const EXPECTED = ['awaited', 'on-track', 'returned', 'to-follow']

/** Looks at a meeting as somebody does who wants its papers out today. */
export function beforeRelease(
  { meeting, packs }: Pick<MeetingRecord, 'meeting' | 'packs'>,
  { who, judgement }: { who: Doer; judgement: PublicationJudgement },
): BeforeRelease {
  const newest = packs.at(-1)
  const pack = newest === undefined || newest.released !== null || isWithheld(newest) ? null : newest
  const released = packs.filter((one) => one.released !== null)
  const keys = new Set(
    released.length === 0
      ? []
      : newlyIn(
          meeting.items,
          released.map(({ plan }) => plan),
        ),
  )
  const changed = pack === null ? [] : changedSince(meeting, pack)
  const isNamedOtherwise = pack !== null && namesOthers(meeting, pack)
  const needsAnother = pack !== null && isCompiler(pack, who)
  return {
    pack,
    out: released.at(-1) ?? null,
    missing: meeting.items.filter(({ state }) => EXPECTED.includes(state.at)),
    changed,
    namesOthers: isNamedOtherwise,
    newcomers: meeting.items.filter(({ key }) => keys.has(key)),
    needsAnother,
    isInTime: judgement.lawful || (pack !== null && pack.supplement > 0),
    mayGo: pack !== null && changed.length === 0 && !isNamedOtherwise && !needsAnother,
  }
}

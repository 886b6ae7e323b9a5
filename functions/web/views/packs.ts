import { inWords } from '../../domain/calendar/day.ts'
import type { MeetingRecord } from '../../domain/pipeline.ts'
import type { PackFile, PackVersion } from '../../domain/release/pack-version.ts'
import { isOut } from '../../domain/release/published.ts'
import { isWithheld, lastTwoInTheOpen } from '../../domain/release/withhold-packs.ts'
import { meetingId } from '../../domain/work-programme/meeting.ts'
import { type RequestTools, readCompilation, type StandingRequest } from '../../steps/request-pack.ts'
import { inPages, timeInWords } from './states.ts'

export const versionInWords = ({ version, supplement }: PackVersion): string =>
  supplement === 0 ? `Version ${version}` : `Version ${version}: supplement ${supplement}`

/** A meeting's packs, the newest first, and what can be done about them. */
export async function packsView(tools: RequestTools, { meeting, packs }: MeetingRecord, mayCompile: boolean) {
  const here = `/meetings/${meetingId(meeting)}`
  const standing = await readCompilation(tools, meeting)
  return {
    packs: packs.toReversed().map((pack) => versionView(pack, here)),
    differences: lastTwoInTheOpen(packs) === null ? '' : `${here}/differences`,
    underWay: standing === null || standing.record.stage.at === 'compiled' ? '' : askedInWords(standing),
    compileWords: mayCompile ? compileWords(packs) : '',
    asksTheChair: isOut(packs),
  }
}

const compileWords = (packs: readonly PackVersion[]): string =>
  isOut(packs) ? 'Compile a supplement' : packs.length === 0 ? 'Compile the packs' : 'Compile again'

const askedInWords = ({ record: { request, askedAt, stage }, isBrokenOff }: StandingRequest): string => {
  const isUnderWay = !isBrokenOff && (stage.at === 'waiting' || stage.at === 'compiling')
  return `${request.by} asked for packs on ${timeInWords(askedAt)}${isUnderWay ? ', and they are being compiled.' : '. They were not compiled.'}`
}

const WITHHELD =
  'Papers in it became exempt since, so it cannot be released, and is kept with what is restricted. '

const nameOf = ({ kind, store }: PackFile): string => {
  if (kind === 'restricted') return 'Restricted pack, not for publication'
  return store === 'open' ? 'Public pack' : 'What was the public pack, not for publication'
}

/** One version of a meeting's packs, as its page lists it. `here` is the meeting's address. */
const versionView = (pack: PackVersion, here: string) => ({
  zip: isWithheld(pack) ? '' : `${here}/versions/${pack.version}.zip`,
  name: versionInWords(pack),
  words:
    pack.released === null
      ? `${isWithheld(pack) ? WITHHELD : ''}Compiled on ${timeInWords(pack.compiledAt)} by ${pack.compiledBy}. Not released.`
      : `Released on ${inWords(pack.released.on)} by ${pack.released.by}, with ${clearDays(pack.released.clearDays.length)}.`,
  files: pack.files.map((file) => ({
    name: nameOf(file),
    look: `${here}/versions/${pack.version}/${file.kind}`,
    address: `${here}/packs/${file.key.split('/').at(-1)}`,
    pages: inPages(file.pages),
  })),
})

export const clearDays = (count: number): string =>
  count === 1 ? 'one clear day' : `${count === 0 ? 'no' : count} clear days`

import { changesInWords } from '../../domain/pack/changes-in-words.ts'
import { uploadNames } from '../../domain/release/upload-names.ts'
import { isWithheld, lastTwoInTheOpen } from '../../domain/release/withhold-packs.ts'
import { findItem } from '../../domain/submissions/find-item.ts'
import { findMeeting } from '../../steps/change-meeting.ts'
import { compareVersions } from '../../steps/compare-packs.ts'
import { askOfEach } from '../../steps/records.ts'
import type { StaffTools } from '../web-tools.ts'

/** A PDF that a page leads to. */
export interface Paper {
  name: string
  store: 'open' | 'restricted'
  key: string
  bytes(): Promise<Uint8Array>
}

const paper = (
  tools: StaffTools,
  { store, key, name }: { store: 'open' | 'restricted'; key: string; name: string },
): Paper => ({
  name,
  store,
  key,
  async bytes() {
    const bytes = await tools[store].get(key)
    if (bytes === undefined) throw new Error(`A paper is gone from the ${store} store: ${key}`)
    return bytes
  },
})

/** A pack by its file's name, as the meeting's page names it; null where there is none. */
export async function fileOfPack(tools: StaffTools, meeting: string, name: string): Promise<Paper | null> {
  const found = await findMeeting(tools, meeting)
  if ('refused' in found) return null
  const files = found.done.record.packs.flatMap((pack) => pack.files)
  const file = files.find(({ key }) => key.endsWith(`/${name}`))
  return file === undefined ? null : paper(tools, { ...file, name })
}

/** One file of one version of a report; null where there is none. */
export async function fileOfVersion(
  tools: StaffTools,
  asked: { meeting: string; number: number; version: number; file: number },
): Promise<Paper | null> {
  const found = await findMeeting(tools, asked.meeting)
  if ('refused' in found) return null
  const item = findItem(found.done.record.meeting, asked.number)
  if ('refused' in item) return null
  const submission = item.done.submissions.find(({ version }) => version === asked.version)
  const file = submission?.files[asked.file - 1]
  return file === undefined ? null : paper(tools, file)
}

/** What changed between the last two versions of a meeting's public pack; null where there are no two. */
export async function differencesView(tools: StaffTools, meeting: string) {
  const found = await findMeeting(tools, meeting)
  if ('refused' in found) return null
  const two = lastTwoInTheOpen(found.done.record.packs)
  if (two === null) return null
  const { before, newest } = two
  const publicPack = async ({ version, files }: typeof newest) => {
    const file = files.find(({ kind }) => kind === 'public')
    const pdf = file && (await tools.open.get(file.key))
    if (pdf === undefined)
      throw new Error(`Version ${version} of the pack of ${meeting} is gone from its store`)
    return { name: `Version ${version}`, pdf }
  }
  const compared = await compareVersions(tools, await publicPack(before), await publicPack(newest))
  if ('refused' in compared) throw new Error(compared.refused.map(({ message }) => message).join(' '))
  const words = changesInWords(compared.done).join('\n')
  return {
    title: `From version ${before.version} to version ${newest.version}`,
    back: `/meetings/${meeting}`,
    summary:
      words === '' ? 'The pages of both are the same.' : 'What became of the pages of the public pack:',
    words,
  }
}

/** A version's public pack and papers in one file, named for upload elsewhere; null where there is no such version. */
export async function filesOfVersion(tools: StaffTools, meeting: string, version: number) {
  const found = await findMeeting(tools, meeting)
  if ('refused' in found) return null
  const pack = found.done.record.packs.find((one) => one.version === version)
  if (pack === undefined) return null
  // Papers in it became exempt since.
  if (isWithheld(pack)) return null
  const files = await askOfEach(uploadNames(pack), async ({ name, key }) => {
    const bytes = await tools.open.get(key)
    if (bytes === undefined) throw new Error(`A paper is gone from the open store: ${key}`)
    return { name, bytes }
  })
  return tools.archive(files)
}

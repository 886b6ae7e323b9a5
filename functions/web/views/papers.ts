import { findItem } from '../../domain/submissions/find-item.ts'
import { findMeeting } from '../../steps/change-meeting.ts'
import type { WebTools } from '../web-tools.ts'

/** A PDF that a page leads to. */
export interface Paper {
  name: string
  isRestricted: boolean
  bytes(): Promise<Uint8Array>
}

const paper = (
  tools: WebTools,
  { store, key, name }: { store: 'open' | 'restricted'; key: string; name: string },
): Paper => ({
  name,
  isRestricted: store === 'restricted',
  async bytes() {
    const bytes = await tools[store].get(key)
    if (bytes === undefined) throw new Error(`A paper is gone from the ${store} store: ${key}`)
    return bytes
  },
})

/** A pack by its file's name, as the meeting's page names it; null where there is none. */
export async function fileOfPack(tools: WebTools, meeting: string, name: string): Promise<Paper | null> {
  const found = await findMeeting(tools, meeting)
  if ('refused' in found) return null
  const files = found.done.record.packs.flatMap((pack) => pack.files)
  const file = files.find(({ key }) => key.endsWith(`/${name}`))
  return file === undefined ? null : paper(tools, { ...file, name })
}

/** One file of one version of a report; null where there is none. */
export async function fileOfVersion(
  tools: WebTools,
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

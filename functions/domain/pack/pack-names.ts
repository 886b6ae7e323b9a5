import { inFullWords } from '../calendar/day.ts'
import type { Meeting } from '../work-programme/meeting.ts'
import type { PackKind } from './pack-plan.ts'

/** Where a version of a pack is kept, and its manifest beside it: never under a name that was used before. */
export function packKeys(
  meeting: Meeting,
  kind: PackKind,
  version: number,
): { pack: string; manifest: string } {
  const stem = `packs/${meeting.committee}/${meeting.date}/${kind}-document-pack-v${version}`
  return { pack: `${stem}.pdf`, manifest: manifestBeside(`${stem}.pdf`) }
}

/** The manifest's name beside a pack's: `public-document-pack-v1.manifest.json`. */
export const manifestBeside = (pack: string): string => pack.replace(/(\.pdf)?$/i, '.manifest.json')

/** The pack's title, as readers and search engines show it. */
export function packTitle(meeting: Meeting, kind: PackKind, supplement: number): string {
  const pack = kind === 'public' ? 'Public Document Pack' : 'Restricted document pack, not for publication'
  const what = supplement === 0 ? pack : `${pack}, supplement ${supplement}`
  return `${what}: ${meeting.committeeName}, ${inFullWords(meeting.date)}`
}

/** Where a released pack is published: one name for each pack of a meeting, since each is released once. */
export function publishedPackKeys(meeting: Meeting, supplement: number): { pack: string; manifest: string } {
  const name = supplement === 0 ? 'public-document-pack' : `supplement-${supplement}`
  const pack = `published/${meeting.committee}/${meeting.date}/${name}.pdf`
  return { pack, manifest: manifestBeside(pack) }
}

import { inFullWords } from '../calendar/day.ts'
import { londonInstant } from '../calendar/london-instant.ts'
import type { MeetingRecord } from '../pipeline.ts'
import type { PublishedCommittee } from './published-committee.ts'
import { meetingPath, releasedOf } from './published-meeting.ts'

/** A feed in the ready words that `public/feed.atom` prints (RFC 4287). */
export interface NewsFeed {
  path: string
  title: string
  /** BCP 47, of what is said in it. */
  language: string
  /** The council or committee that the entries are by, unless they say otherwise. */
  author: string
  id: string
  self: string
  site: string
  updated: string
  entries: { id: string; title: string; address: string; updated: string; summary: string }[]
}

/** A feed of all committees' papers, and one of each committee's: an entry for each pack that came out, the newest first. */
export function newsFeeds(shown: readonly PublishedCommittee[], address: string): NewsFeed[] {
  const all = shown.flatMap(({ records }) => records)
  const council = shown[0]?.committee.council ?? ''
  const language = shown[0]?.committee.houseStyle.language ?? 'en-GB'
  return [
    feedOf(all, { title: `Committee papers: ${council}`, author: council, language, folder: '', address }),
    ...shown.map(({ committee: { name, slug, houseStyle }, records }) =>
      feedOf(records, {
        title: `Papers: ${name}`,
        author: name,
        language: houseStyle.language,
        folder: `${slug}/`,
        address,
      }),
    ),
  ]
}

function feedOf(
  records: readonly MeetingRecord[],
  {
    title,
    author,
    language,
    folder,
    address,
  }: Pick<NewsFeed, 'title' | 'author' | 'language'> & { folder: string; address: string },
): NewsFeed {
  const host = new URL(address).hostname
  const entries = records
    .flatMap((record) => releasedOf(record).map((pack) => ({ ...record, ...pack })))
    .flatMap(({ meeting, released, supplement, version }) =>
      released === null
        ? []
        : [
            {
              // RFC 4151: an id that stays when the site's pages move, and that nobody else makes.
              id: `tag:${host},${released.on}:${meeting.committee}/${meeting.key}/v${version}`,
              title: `${meeting.committeeName}, ${inFullWords(meeting.date)}: ${supplement === 0 ? 'agenda and reports' : `supplement ${supplement}`}`,
              address: `${address}/${meetingPath(meeting)}/index.html`,
              updated: londonInstant(released.at).toISOString(),
              summary:
                supplement === 0
                  ? 'The agenda and reports are published.'
                  : 'A supplement to the agenda and reports is published.',
            },
          ],
    )
    .sort((one, other) => (one.updated < other.updated ? 1 : -1))
  return {
    path: `${folder}feed.atom`,
    title,
    language,
    author: author === '' ? title : author,
    id: `${address}/${folder}`,
    self: `${address}/${folder}feed.atom`,
    site: `${address}/${folder}index.html`,
    updated: entries[0]?.updated ?? '',
    entries,
  }
}

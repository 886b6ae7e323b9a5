import type { MeetingRecord } from '../domain/pipeline.ts'
import {
  type PublicPage,
  type PublicPaper,
  publicPages,
  publishedFirst,
} from '../domain/release/public-pages.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { PublicSite } from '../ports/public-site.ts'
import type { Register } from '../ports/register.ts'
import type { Templates } from '../ports/templates.ts'
import { askOfEach, readCommittees, readMeetings } from './records.ts'

export interface PublishTools {
  register: Register
  open: DocumentStore
  site: PublicSite
  templates: Templates
  sha256: Hasher
  /** The site's style sheet. */
  siteCss(): string
  /** Where the public reaches the site, for feeds and the sitemap: `https://papers.council.gov.uk`. */
  siteAddress: string
}

/**
 * Writes the public's pages anew from what is released: committees, meetings, items, their papers, a feed and a
 * sitemap. Only what changed is written, so that each file's date is true; papers come from the open store and no other.
 * Doing it again changes nothing. Answers the paths that were written.
 */
export async function publishPages(tools: PublishTools): Promise<string[]> {
  const committees = [...(await readCommittees(tools.register)).values()].sort((one, other) =>
    one.name < other.name ? -1 : 1,
  )
  const records = await readMeetings(tools.register)
  const { pages, papers } = publicPages(
    committees.map((committee) => ({
      committee,
      records: publishedFirst(records.filter(({ meeting }) => meeting.committee === committee.slug)),
    })),
  )
  if (pages.length === 0) return []
  const { site, sha256 } = tools
  const standing = new Set(await site.list())
  // Papers first: no page leads to one that is not there yet. A published paper never changes.
  const fresh = papers.filter(({ path }) => !standing.has(path))
  await askOfEach(fresh, async (paper) => site.write(paper.path, await paperOf(tools, paper)))
  const files = [
    { path: 'packhorse.css', words: tools.siteCss() },
    ...pages.map(({ path, template, view }) => ({
      path,
      words: tools.templates.render(`public/${template}.html`, view),
    })),
    { path: 'sitemap.xml', words: sitemap(pages, tools.siteAddress) },
    { path: 'feed.atom', words: feed(publishedFirst(records), tools.siteAddress) },
  ]
  const written = await askOfEach(files, async ({ path, words }) => {
    const bytes = new TextEncoder().encode(words)
    const before = standing.has(path) ? await site.read(path) : undefined
    if (before !== undefined && sha256(before) === sha256(bytes)) return []
    await site.write(path, bytes)
    return [path]
  })
  return [...fresh.map(({ path }) => path), ...written.flat()]
}

async function paperOf({ open, sha256 }: PublishTools, paper: PublicPaper): Promise<Uint8Array> {
  const bytes = await open.get(paper.key)
  if (bytes === undefined || sha256(bytes) !== paper.sha256)
    throw new Error(`A published paper is not in the open store as it was released: ${paper.key}`)
  return bytes
}

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const sitemap = (pages: readonly PublicPage[], address: string): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...pages.map(
      ({ path, changed }) =>
        `<url><loc>${escaped(`${address}/${path}`)}</loc><lastmod>${changed}</lastmod></url>`,
    ),
    '</urlset>\n',
  ].join('\n')

/** RFC 4287: an entry for each pack that came out, the newest first. A day's papers are dated to its noon. */
function feed(records: readonly MeetingRecord[], address: string): string {
  const entries = records
    .flatMap(({ meeting, packs }) =>
      packs.flatMap(({ released, supplement, version }) =>
        released === null ? [] : [{ meeting, released, supplement, version }],
      ),
    )
    .sort((one, other) => (one.released.at < other.released.at ? 1 : -1))
  const newest = entries[0]?.released.on ?? '2000-01-01'
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<title>Committee papers</title>',
    `<id>${escaped(address)}/</id>`,
    `<link rel="self" href="${escaped(address)}/feed.atom"/>`,
    `<updated>${newest}T12:00:00Z</updated>`,
    '<author><name>Democratic Services</name></author>',
    ...entries.map(({ meeting, released, supplement, version }) => {
      const place = `${address}/${meeting.committee}/${meeting.date}/index.html`
      const name = supplement === 0 ? 'Agenda and reports' : `Supplement ${supplement}`
      return `<entry><title>${escaped(`${meeting.committeeName}, ${meeting.date}: ${name}`)}</title><id>${escaped(place)}#v${version}</id><link href="${escaped(place)}"/><updated>${released.on}T12:00:00Z</updated></entry>`
    }),
    '</feed>\n',
  ].join('\n')
}

import { meetingCalendars } from '../domain/release/meeting-entries.ts'
import { newsFeeds } from '../domain/release/news-feed.ts'
import type { PublicPage } from '../domain/release/public-page.ts'
import { publicPages } from '../domain/release/public-pages.ts'
import { type PublicPaper, publicPapers } from '../domain/release/public-papers.ts'
import { publishedCommittees } from '../domain/release/published-committee.ts'
import { isPublished } from '../domain/release/published-meeting.ts'
import type { MeetingCalendarWriter } from '../ports/calendar-writer.ts'
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
  meetingCalendars: MeetingCalendarWriter
  sha256: Hasher
  /** The site's style sheet. */
  siteCss(): string
  /** Where the public reaches the site, for feeds and the sitemap: `https://papers.council.gov.uk`. */
  siteAddress: string
}

/**
 * Writes the public's pages anew from what is released: committees, meetings, items, their papers, feeds, calendars
 * and a sitemap. Only what changed is written, so that each file's date is true; papers come from the open store and no
 * other. Doing it again changes nothing. Answers the paths that were written. Where one committee alone is concerned,
 * its pages are looked at and those of all.
 */
export async function publishPages(tools: PublishTools, only: string | null = null): Promise<string[]> {
  const { register, site, sha256, siteAddress: address } = tools
  const committees = [...(await readCommittees(register)).values()]
  const shown = publishedCommittees(committees, await readMeetings(register))
  if (shown.length === 0) return []
  const standing = new Map((await site.list()).map(({ path, bytes }) => [path, bytes]))
  // Papers first: no page leads to one that is not there yet. A published paper never changes.
  const papers = shown.flatMap(({ records }) => records.filter(isPublished).flatMap(publicPapers))
  const fresh = papers.filter(({ path }) => !standing.has(path))
  const added = await askOfEach(fresh, async (paper) => {
    const bytes = await paperOf(tools, paper)
    await site.write(paper.path, bytes)
    return [paper.path, bytes.byteLength] as const
  })
  const pages = publicPages(shown, { sizes: new Map([...standing, ...added]), address })
  const files = [
    { path: 'packhorse.css', words: tools.siteCss() },
    ...pages.map(({ path, template, view, tab, description }) => ({
      path,
      words: tools.templates.render(`public/${template}.html`, {
        ...view,
        tab,
        description,
        canonical: `${address}/${path}`,
      }),
    })),
    ...newsFeeds(shown, address).map((feed) => ({
      path: feed.path,
      words: tools.templates.render('public/feed.atom', feed),
    })),
    ...meetingCalendars(shown, address).map(({ path, name, entries }) => ({
      path,
      words: tools.meetingCalendars.writeMeetings(name, entries),
    })),
    { path: 'sitemap.xml', words: tools.templates.render('public/sitemap.xml', sitemapOf(pages, address)) },
    { path: 'robots.txt', words: tools.templates.render('public/robots.txt', { address }) },
  ]
  const isConcerned = ({ path }: { path: string }): boolean =>
    only === null || path.startsWith(`${only}/`) || !path.includes('/')
  const written = await askOfEach(files.filter(isConcerned), async ({ path, words }) => {
    const bytes = new TextEncoder().encode(words)
    const before = standing.has(path) ? await site.read(path) : undefined
    if (before !== undefined && sha256(before.bytes) === sha256(bytes)) return []
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

const sitemapOf = (pages: readonly PublicPage[], address: string) => ({
  pages: pages.map(({ path, changed }) => ({ address: `${address}/${path}`, changed })),
})

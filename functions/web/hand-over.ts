import type { Context } from 'hono'
import type { FileGiven, PaperLinks } from '../ports/paper-links.ts'
import type { Env } from './page.ts'
import type { Paper } from './views/papers.ts'

/** Hands over a paper that is kept. */
export async function givePaper(c: Context<Env>, links: PaperLinks | null, paper: Paper): Promise<Response> {
  const given: FileGiven = { name: plainName(paper.name), kind: 'application/pdf', shown: true }
  return links === null
    ? withAnswer(c, given, await paper.bytes())
    : byLink(c, await links.toKept(paper, given))
}

/** Hands over a file that was made for whoever asked. */
export const giveMade = async (
  c: Context<Env>,
  links: PaperLinks | null,
  { bytes, ...given }: FileGiven & { bytes: Uint8Array },
): Promise<Response> =>
  links === null ? withAnswer(c, given, bytes) : byLink(c, await links.toMade(bytes, given))

const plainName = (name: string): string => name.replace(/[^\w.-]+/g, '-')

const withAnswer = (c: Context<Env>, { name, kind, shown }: FileGiven, bytes: Uint8Array): Response =>
  c.body(Buffer.from(bytes), 200, {
    'content-type': kind,
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename="${name}"`,
    'content-security-policy':
      "default-src 'none'; frame-ancestors 'none'; object-src 'self'; plugin-types application/pdf",
  })

/** The link is a secret for as long as it is good: it is kept nowhere, and where it leads is not told who sent it. */
function byLink(c: Context<Env>, link: string): Response {
  c.header('referrer-policy', 'no-referrer')
  return c.redirect(link, 303)
}

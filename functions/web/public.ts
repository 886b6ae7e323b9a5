import type { Hono } from 'hono'
import { etag } from 'hono/etag'
import { kindOfFile } from '../ports/public-site.ts'
import type { Env } from './page.ts'
import type { WebTools } from './web-tools.ts'

const PATH = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*(?:\.[a-z0-9]+)+$/

/** What the public reads, shown from the store: on AWS CloudFront does that, and this app is not asked. */
export function publicRoutes(app: Hono<Env>, { site }: WebTools): void {
  app.get('/public/:path{.*}', etag(), async (c) => {
    const asked = c.req.param('path') ?? ''
    const path = asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked
    const file = PATH.test(path) ? await site.read(path) : undefined
    if (file === undefined) return c.notFound()
    c.header('last-modified', file.changed.toUTCString())
    // Kept by browsers, and asked for anew each time: a page says what was withdrawn as soon as it was. What they have is
    // told by its bytes, for a page may change twice in the second that a time is told to.
    c.header('cache-control', 'no-cache')
    return c.body(Buffer.from(file.bytes), 200, { 'content-type': kindOfFile(path) })
  })
}

import type { Hono } from 'hono'
import { kindOfFile } from '../ports/public-site.ts'
import type { Env } from './page.ts'
import type { WebTools } from './web-tools.ts'

const PATH = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*(?:\.[a-z0-9]+)+$/

/** What the public reads, shown from the store: on AWS CloudFront does that, and this app is not asked. */
export function publicRoutes(app: Hono<Env>, { site }: WebTools): void {
  app.get('/public/:path{.*}', async (c) => {
    const asked = c.req.param('path') ?? ''
    const path = asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked
    const bytes = PATH.test(path) ? await site.read(path) : undefined
    if (bytes === undefined) return c.notFound()
    return c.body(Buffer.from(bytes), 200, { 'content-type': kindOfFile(path) })
  })
}

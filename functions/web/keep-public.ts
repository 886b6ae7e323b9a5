import type { Hono } from 'hono'
import type { Env } from './page.ts'
import type { PageTools } from './web-tools.ts'

/** Where a change may be one that the public reads of: a report withdrawn, a meeting moved. A release publishes by itself. */
const MAY_CONCERN_THEM =
  /^\/(?:programme\/|meetings\/([^/]+)\/(?!.*\/(?:assemble|release)$)|r\/[^/]+\/(?:[^/]+\/[\d-]+\/)?\d+\/state$)/

/**
 * Brings the public's pages up to date after what people change on theirs, one change after another. What was changed
 * stands, whatever becomes of the pages: the next change or release writes them.
 */
export function keepPublic(app: Hono<Env>, { publish, log }: PageTools): void {
  if (publish === null) return
  let before: Promise<unknown> = Promise.resolve()
  app.use(async (c, next) => {
    await next()
    if (c.req.method !== 'POST' || c.res.status !== 303) return
    const concerned = MAY_CONCERN_THEM.exec(c.req.path)
    if (concerned === null) return
    const [, committee = null] = concerned
    before = before
      .then(() => publish(committee))
      .catch((fault: unknown) =>
        log.warn('the public’s pages are not up to date', {
          because: fault instanceof Error ? fault.message : String(fault),
        }),
      )
    await before
  })
}

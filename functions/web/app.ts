import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { refuse } from '../domain/refusal.ts'
import { keepPublic } from './keep-public.ts'
import { officerRoutes } from './officer.ts'
import { type Env, showPage } from './page.ts'
import { publicRoutes } from './public.ts'
import { formToken, sessionIn } from './session.ts'
import { staffRoutes } from './staff.ts'
import type { OfficerTools, PageTools, StaffTools, WebSettings, WebTools } from './web-tools.ts'

/** No script but our own file, nothing from elsewhere, and nobody's frame around it. */
const contentSecurityPolicy = ({ formsTo }: WebSettings): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `form-action 'self'${formsTo === null ? '' : ` ${formsTo}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** A form without files: words and ticks. */
const MOST_OF_A_FORM = 256 * 1024
/** These have limits of their own. */
const TAKES_FILES = /^\/(?:programme\/(?:preview|import)$|r\/.+\/(?:report|files\/[0-9a-f-]{36})$)/

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** All pages, on one machine. They work without scripts, and a little better with them. */
export function webApp(tools: WebTools): Hono<Env> {
  const app = framedApp(tools)
  officerRoutes(app, tools)
  staffRoutes(app, tools)
  publicRoutes(app, tools)
  return app
}

/** The officers' pages alone, for a function that may do nothing else. */
export function officerApp(tools: OfficerTools): Hono<Env> {
  const app = framedApp(tools)
  officerRoutes(app, tools)
  return app
}

/** The staff's pages alone, for a function that officers' requests never reach. */
export function staffApp(tools: StaffTools): Hono<Env> {
  const app = framedApp(tools)
  staffRoutes(app, tools)
  return app
}

/** What is the same for all pages: what browsers are told to keep to, limits, and what is said when nothing fits. */
function framedApp(tools: PageTools): Hono<Env> {
  const app = new Hono<Env>()
  const { web, templates } = tools
  const policy = contentSecurityPolicy(web)

  app.use(async (c, next) => {
    c.header('content-security-policy', policy)
    c.header('x-content-type-options', 'nosniff')
    c.header('x-frame-options', 'DENY')
    // An officer's link must not travel to wherever a page leads.
    c.header('referrer-policy', 'same-origin')
    c.header('cross-origin-opener-policy', 'same-origin')
    c.header('cache-control', 'no-store')
    if (web.isSecure) c.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
    const session = sessionIn(c, web, Date.now())
    c.set('session', session)
    c.set('formToken', session === null ? '' : formToken(web, session))
    await next()
  })

  // A sign-in without a password is for this machine: no name of elsewhere that leads here may use it.
  if (web.signIn.by === 'choice')
    app.use(async (c, next) => {
      const { hostname } = new URL(c.req.url)
      if (!LOOPBACK.includes(hostname))
        return c.text('These pages are shown on the machine that they run on.', 421)
      await next()
    })
  app.use(csrf())
  const small = bodyLimit({
    maxSize: MOST_OF_A_FORM,
    onError: (c) => {
      // What was not read is still on its way: nothing else can come by that connection.
      c.header('connection', 'close')
      return c.text('That is more than a form of ours holds. Go back, and write less.', 413)
    },
  })
  app.use((c, next) => (TAKES_FILES.test(c.req.path) ? next() : small(c, next)))

  keepPublic(app, tools)

  app.get('/assets/packhorse.css', (c) => c.body(web.assets.css, 200, ASSET('text/css')))
  app.get('/assets/packhorse.js', (c) => c.body(web.assets.script, 200, ASSET('text/javascript')))
  app.get('/assets/committee-report.docx', (c) =>
    c.body(Buffer.from(web.assets.wordTemplate), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': 'attachment; filename="committee-report.docx"',
    }),
  )

  app.notFound((c) => showPage(c, templates, 'nothing', { title: 'There is no such page', status: 404 }))
  app.onError((fault, c) => {
    if (fault instanceof HTTPException)
      return showPage(c, templates, 'nothing', {
        title: 'That was not done',
        ...refuse(
          'It did not come from one of our pages as they stand. Nothing was changed: open the page again.',
        ),
        status: fault.status as ContentfulStatusCode,
      })
    // Whoever asked is gone, in the middle of sending: nothing was kept, and nobody is there to be told.
    if (c.req.raw.signal.aborted) return c.body(null, 400)
    tools.log.warn('a page could not be shown', {
      path: c.req.path.replace(/^\/r\/[^/]+/, '/r/…'),
      because: fault.stack ?? fault.message,
    })
    return showPage(c, templates, 'fault', {
      title: 'Something went wrong that is not your doing',
      status: 500,
    })
  })
  return app
}

const ASSET = (type: string) => ({
  'content-type': `${type}; charset=utf-8`,
  'cache-control': 'public, max-age=3600',
})

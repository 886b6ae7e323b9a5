import type { Context, Hono } from 'hono'
import { parseDay } from '../domain/calendar/day.ts'
import { type AuditWanted, auditTrail, noteDeed } from '../steps/audit-trail.ts'
import { liftStop } from '../steps/stop-address.ts'
import { fieldsOf } from './form-fields.ts'
import { giveMade } from './hand-over.ts'
import type { Env } from './page.ts'
import { doerIn } from './session.ts'
import { CHANGERS, changes, type StaffDoor } from './staff-door.ts'
import { auditCsv, auditView } from './views/audit.ts'
import { punctualityView } from './views/punctuality.ts'
import { todayView } from './views/today.ts'

/** What looks over all committees: what needs a person today, who is punctual, who did what. */
export function overviewRoutes(app: Hono<Env>, { tools, show, signedIn, mayChange }: StaffDoor): void {
  app.get(
    '/',
    signedIn(async (c, session) => show(c, 'today', await todayView(tools, changes(session)))),
  )
  app.post(
    '/addresses/works-again',
    mayChange(CHANGERS, async (c, session) => {
      const address = (await fieldsOf(c)).one('address')
      if ((await liftStop(tools, address)).lifted)
        await noteDeed(tools, { ...doerIn(session), where: 'mail', what: `${address} works again` })
      return c.redirect('/?done=works', 303)
    }),
  )
  app.get(
    '/punctuality',
    signedIn(async (c) => show(c, 'punctuality', await punctualityView(tools))),
  )
  app.get(
    '/audit',
    signedIn(async (c) => {
      const wanted = auditWantedIn(c)
      return show(c, 'audit', auditView(await auditTrail(tools, wanted), wanted))
    }),
  )
  app.get(
    '/audit.csv',
    signedIn(async (c) =>
      giveMade(c, tools.links, {
        name: 'audit.csv',
        kind: 'text/csv; charset=utf-8',
        shown: false,
        bytes: new TextEncoder().encode(auditCsv(await auditTrail(tools, auditWantedIn(c)))),
      }),
    ),
  )
}

/** Which entries are asked for; what is no day is none. */
function auditWantedIn(c: Context<Env>): AuditWanted {
  const asked = (name: string): string => (c.req.query(name) ?? '').trim().slice(0, 300)
  return {
    by: asked('by'),
    where: asked('where'),
    from: parseDay(asked('from')) ?? null,
    until: parseDay(asked('until')) ?? null,
    isRead: asked('only') === 'reads',
  }
}

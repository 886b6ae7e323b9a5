import type { Hono } from 'hono'
import { auditTrail } from '../steps/audit-trail.ts'
import { giveMade } from './hand-over.ts'
import type { Env } from './page.ts'
import type { StaffDoor } from './staff-door.ts'
import { auditCsv, auditView } from './views/audit.ts'
import { punctualityView } from './views/punctuality.ts'
import { todayView } from './views/today.ts'

/** What looks over all committees: what needs a person today, who is punctual, who did what. */
export function overviewRoutes(app: Hono<Env>, { tools, show, signedIn }: StaffDoor): void {
  app.get(
    '/',
    signedIn(async (c) => show(c, 'today', await todayView(tools))),
  )
  app.get(
    '/punctuality',
    signedIn(async (c) => show(c, 'punctuality', await punctualityView(tools))),
  )
  app.get(
    '/audit',
    signedIn(async (c) => show(c, 'audit', auditView(await auditTrail(tools)))),
  )
  app.get(
    '/audit.csv',
    signedIn(async (c) =>
      giveMade(c, tools.links, {
        name: 'audit.csv',
        kind: 'text/csv; charset=utf-8',
        shown: false,
        bytes: new TextEncoder().encode(auditCsv(await auditTrail(tools))),
      }),
    ),
  )
}

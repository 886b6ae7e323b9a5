import type { Hono } from 'hono'
import type { Env } from './page.ts'
import type { StaffDoor } from './staff-door.ts'
import { mailView, oneMailView } from './views/mail.ts'

/** Every message as it was sent. */
export function mailRoutes(app: Hono<Env>, { tools, show, showOr404, signedIn }: StaffDoor): void {
  app.get(
    '/mail',
    signedIn(async (c) => show(c, 'mail', await mailView(tools))),
  )
  app.get(
    '/mail/:id',
    signedIn(async (c) => showOr404(c, 'one-mail', await oneMailView(tools, c.req.param('id') ?? ''))),
  )
}

import type { Context, Hono } from 'hono'
import { sendAgain } from '../steps/send-again.ts'
import type { Env, PageWords } from './page.ts'
import { doerIn, type Session } from './session.ts'
import { CHANGERS, changes, type StaffDoor } from './staff-door.ts'
import { mailView, oneMailView } from './views/mail.ts'

/** Every message as it was sent, and sent again where somebody asks for it. */
export function mailRoutes(app: Hono<Env>, { tools, show, showOr404, signedIn, mayChange }: StaffDoor): void {
  async function showMail(c: Context<Env>, session: Session, more: Partial<PageWords> = {}) {
    const view = await oneMailView(tools, c.req.param('id') ?? '', changes(session))
    return showOr404(c, 'one-mail', view && { ...view, ...more })
  }

  app.get(
    '/mail',
    signedIn(async (c) => {
      const asked = (name: string): string => (c.req.query(name) ?? '').trim().slice(0, 300)
      const wanted = {
        person: asked('person'),
        committee: asked('committee'),
        meeting: asked('meeting'),
        state: asked('state'),
      }
      return show(c, 'mail', await mailView(tools, wanted))
    }),
  )
  app.get(
    '/mail/:id',
    signedIn((c, session) => showMail(c, session)),
  )
  app.post(
    '/mail/:id/again',
    mayChange(CHANGERS, async (c, session) => {
      const answer = await sendAgain(tools, { mail: c.req.param('id') ?? '', ...doerIn(session) })
      return 'refused' in answer
        ? showMail(c, session, { ...answer, status: 422 })
        : c.redirect(`/mail/${answer.done.id}?done=again`, 303)
    }),
  )
}

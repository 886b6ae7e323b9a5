import type { Hono } from 'hono'
import { cancelMeeting, reinstateMeeting, tellCancelled } from '../steps/cancel-meeting.ts'
import { fieldsOf } from './form-fields.ts'
import { showMeeting } from './meeting-routes.ts'
import type { Env } from './page.ts'
import { doerIn } from './session.ts'
import { CHANGERS, MEETING, nameIn, type StaffDoor } from './staff-door.ts'
import { SURE, whenSure } from './sure.ts'
import { cancelForm, cancelPreview } from './views/cancel-form.ts'

/** Meetings that do not take place: what becomes of their items is shown first, and it can be taken back. */
export function cancelRoutes(app: Hono<Env>, door: StaffDoor): void {
  const { tools, show, showOr404, mayOpen, mayChange } = door
  app.get(
    `${MEETING}/cancel`,
    mayOpen(CHANGERS, async (c) => showOr404(c, 'form', await cancelForm(tools, nameIn(c), null))),
  )
  app.post(
    `${MEETING}/cancel`,
    mayChange(CHANGERS, async (c, session) => {
      const fields = await fieldsOf(c)
      const because = fields.one('because')
      const asked = { meeting: nameIn(c), ...doerIn(session), because }
      const answer = await whenSure(tools, fields, (over) => cancelMeeting(over, asked))
      if ('done' in answer) {
        await tellCancelled(tools, answer.done)
        return c.redirect(`/meetings/${nameIn(c)}?done=cancelled`, 303)
      }
      const refused = 'refused' in answer ? answer.refused : []
      const form = await cancelForm(tools, nameIn(c), { values: { because }, refused })
      if (form === null || 'refused' in answer)
        return showOr404(c, 'form', form && { ...form, refused, status: 422 })
      return show(
        c,
        'preview',
        cancelPreview(answer.shown.answer, form, [{ name: 'because', value: because }, SURE]),
      )
    }),
  )
  app.post(
    `${MEETING}/reinstate`,
    mayChange(CHANGERS, async (c, session) => {
      const answer = await reinstateMeeting(tools, { meeting: nameIn(c), ...doerIn(session) })
      return 'refused' in answer
        ? showMeeting(door, c, session, { ...answer, status: 422 })
        : c.redirect(`/meetings/${nameIn(c)}?done=reinstated`, 303)
    }),
  )
}

import type { Hono } from 'hono'
import { standIn, takeBackStandIn } from '../steps/stand-in.ts'
import { fieldsOf } from './form-fields.ts'
import { showMeeting } from './meeting-routes.ts'
import type { Env } from './page.ts'
import { doerIn } from './session.ts'
import { CHANGERS, MEETING, nameIn, type StaffDoor } from './staff-door.ts'

/** Who sits at one meeting in place of a member; taken back as easily. */
export function standInRoutes(app: Hono<Env>, door: StaffDoor): void {
  const { tools, mayChange } = door
  app.post(
    `${MEETING}/stand-in`,
    mayChange(CHANGERS, async (c, session) => {
      const fields = await fieldsOf(c)
      const values = { member: fields.one('member'), substitute: fields.one('substitute') }
      const answer = await standIn(tools, { meeting: nameIn(c), ...doerIn(session), ...values })
      if ('done' in answer) return c.redirect(`/meetings/${nameIn(c)}?done=stands-in`, 303)
      const { refused } = answer
      return showMeeting(door, c, session, { refused, status: 422 }, { values, refused })
    }),
  )
  app.post(
    `${MEETING}/stand-in/take-back`,
    mayChange(CHANGERS, async (c, session) => {
      const member = (await fieldsOf(c)).one('member')
      const answer = await takeBackStandIn(tools, { meeting: nameIn(c), ...doerIn(session), member })
      return 'refused' in answer
        ? showMeeting(door, c, session, { ...answer, status: 422 })
        : c.redirect(`/meetings/${nameIn(c)}?done=stands-in-no-more`, 303)
    }),
  )
}

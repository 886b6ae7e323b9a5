import type { Hono } from 'hono'
import { parseDay } from '../domain/calendar/day.ts'
import { meetingId } from '../domain/work-programme/meeting.ts'
import { acceptReport } from '../steps/accept-report.ts'
import { moveItem } from '../steps/move-item.ts'
import { fieldsOf } from './form-fields.ts'
import { ITEM, numberIn, showItem } from './item-routes.ts'
import type { Env } from './page.ts'
import { doerIn } from './session.ts'
import { CHANGERS, nameIn, type StaffDoor } from './staff-door.ts'

/** What is decided of one report: accepted as it is, or put on another meeting. */
export function reportActRoutes(app: Hono<Env>, door: StaffDoor): void {
  const { tools, mayChange } = door
  app.post(
    `${ITEM}/accept`,
    mayChange(CHANGERS, async (c, session) => {
      const version = Number((await fieldsOf(c)).one('version'))
      const asked = { meeting: nameIn(c), item: numberIn(c), ...doerIn(session), version }
      const answer = await acceptReport(tools, asked)
      return 'refused' in answer
        ? showItem(door, c, session, { ...answer, status: 422 })
        : c.redirect(`/meetings/${nameIn(c)}/items/${numberIn(c)}?done=accepted`, 303)
    }),
  )
  app.post(
    `${ITEM}/move`,
    mayChange(CHANGERS, async (c, session) => {
      const fields = await fieldsOf(c)
      const [to, because] = [parseDay(fields.one('to')), fields.one('because')]
      const asked = { meeting: nameIn(c), item: numberIn(c), ...doerIn(session), to, because }
      const moved = await moveItem(tools, asked)
      return 'refused' in moved
        ? showItem(door, c, session, { ...moved, status: 422 })
        : c.redirect(`/meetings/${meetingId(moved.done)}?done=put-here`, 303)
    }),
  )
}

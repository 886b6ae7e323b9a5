import type { Context, Hono } from 'hono'
import type { Env, PageWords } from './page.ts'
import type { Session } from './session.ts'
import { changes, compiles, MEETING, nameIn, type StaffDoor } from './staff-door.ts'
import { meetingView } from './views/meeting.ts'
import type { Filled } from './views/meeting-form.ts'

/** A meeting's page. */
export function meetingRoutes(app: Hono<Env>, door: StaffDoor): void {
  app.get(
    MEETING,
    door.signedIn((c, session) => showMeeting(door, c, session)),
  )
}

/** Shows a meeting, with why something about it was not done where it was not. */
export async function showMeeting(
  { tools, showOr404 }: StaffDoor,
  c: Context<Env>,
  session: Session,
  more: Partial<PageWords> = {},
  standIn: Filled | null = null,
): Promise<Response> {
  const view = await meetingView(tools, nameIn(c), {
    mayEdit: changes(session),
    mayCompile: compiles(session),
    standIn,
  })
  return showOr404(c, 'meeting', view && { ...view, ...more })
}

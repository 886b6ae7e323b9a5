import type { Hono } from 'hono'
import { cancelRoutes } from './cancel-routes.ts'
import { committeeRoutes } from './committee-routes.ts'
import { itemEditRoutes } from './item-edit-routes.ts'
import { itemRoutes } from './item-routes.ts'
import { mailRoutes } from './mail-routes.ts'
import { meetingEditRoutes } from './meeting-edit-routes.ts'
import { meetingRoutes } from './meeting-routes.ts'
import { overviewRoutes } from './overview-routes.ts'
import { packRoutes } from './pack-routes.ts'
import type { Env } from './page.ts'
import { programmeRoutes } from './programme-routes.ts'
import { reportActRoutes } from './report-act-routes.ts'
import { secrecyRoutes } from './secrecy-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { staffDoor } from './staff-door.ts'
import { standInRoutes } from './stand-in-routes.ts'
import type { StaffTools } from './web-tools.ts'

/** The pages of those who are signed in: clerks, scrutiny leads, and whoever may look. */
export function staffRoutes(app: Hono<Env>, tools: StaffTools): void {
  signInRoutes(app, tools)
  const door = staffDoor(tools)
  overviewRoutes(app, door)
  programmeRoutes(app, door)
  meetingEditRoutes(app, door)
  cancelRoutes(app, door)
  standInRoutes(app, door)
  committeeRoutes(app, door)
  mailRoutes(app, door)
  meetingRoutes(app, door)
  packRoutes(app, door)
  itemRoutes(app, door)
  itemEditRoutes(app, door)
  secrecyRoutes(app, door)
  reportActRoutes(app, door)
}

import type { Hono } from 'hono'
import { assemblePack } from '../steps/assemble-pack.ts'
import { fieldsOf } from './form-fields.ts'
import { giveMade } from './hand-over.ts'
import { showMeeting } from './meeting-routes.ts'
import type { Env } from './page.ts'
import { MEETING, nameIn, type StaffDoor } from './staff-door.ts'
import { meetingView } from './views/meeting.ts'
import { differencesView, fileOfPack, filesOfVersion } from './views/papers.ts'

/** A meeting's packs: compiled, looked at, released by a second person, and taken away. */
export function packRoutes(app: Hono<Env>, door: StaffDoor): void {
  const { tools, showOr404, signedIn, mayChange, sendPaper } = door

  app.post(
    `${MEETING}/assemble`,
    mayChange(['clerk'], async (c, session) => {
      const view = await meetingView(tools, nameIn(c), { session, mayChange: true })
      const answer = await assemblePack(tools, {
        meeting: nameIn(c),
        by: session.name,
        supplement: view?.isSupplement === true,
        chairsReason: (await fieldsOf(c)).one('reason').trim(),
      })
      return 'refused' in answer
        ? showMeeting(door, c, session, { ...answer, status: 422 })
        : c.redirect(`/meetings/${nameIn(c)}?done=${answer.done.isNew ? 'compiled' : 'same'}`, 303)
    }),
  )
  app.post(
    `${MEETING}/release`,
    mayChange(['clerk'], async (c, session) => {
      const inSpiteBecause = (await fieldsOf(c)).one('because').trim()
      const answer = await tools.release({ meeting: nameIn(c), by: session.name, inSpiteBecause })
      return 'refused' in answer
        ? showMeeting(door, c, session, { ...answer, status: 422 })
        : c.redirect(`/meetings/${nameIn(c)}?done=released`, 303)
    }),
  )
  app.get(
    `${MEETING}/packs/:file`,
    signedIn(async (c, session) =>
      sendPaper(c, session, await fileOfPack(tools, nameIn(c), c.req.param('file') ?? '')),
    ),
  )
  app.get(
    `${MEETING}/versions/:version{[0-9]+}.zip`,
    signedIn(async (c) => {
      const version = Number(c.req.param('version'))
      const zip = await filesOfVersion(tools, nameIn(c), version)
      if (zip === null) return showOr404(c, 'nothing', null)
      const name = `${nameIn(c).replace('/', '-')}-v${version}.zip`
      return giveMade(c, tools.links, { name, kind: 'application/zip', shown: false, bytes: zip })
    }),
  )
  app.get(
    `${MEETING}/differences`,
    signedIn(async (c) => showOr404(c, 'differences', await differencesView(tools, nameIn(c)))),
  )
}

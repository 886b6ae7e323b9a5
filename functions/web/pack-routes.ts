import type { Hono } from 'hono'
import { isOut } from '../domain/release/published.ts'
import { findMeeting } from '../steps/change-meeting.ts'
import { packLooks } from '../steps/look-at-pack.ts'
import { requestPack } from '../steps/request-pack.ts'
import { fieldsOf } from './form-fields.ts'
import { giveMade } from './hand-over.ts'
import { showMeeting } from './meeting-routes.ts'
import { packPages } from './pack-pages.ts'
import type { Env } from './page.ts'
import { releaseRoutes } from './release-routes.ts'
import { doerIn } from './session.ts'
import { MEETING, nameIn, type StaffDoor } from './staff-door.ts'
import { compilationOf, compilationView } from './views/compilation.ts'
import { differencesView, fileOfPack, filesOfVersion } from './views/papers.ts'

/** A meeting's packs: compiled, looked at, released by a second person, and taken away. */
export function packRoutes(app: Hono<Env>, door: StaffDoor): void {
  const looks = packLooks(door.tools)
  packPages(app, door, looks)
  releaseRoutes(app, door, looks)
  const { tools, showOr404, signedIn, mayChange, sendPaper } = door

  app.post(
    `${MEETING}/assemble`,
    mayChange(['clerk'], async (c, session) => {
      const found = await findMeeting(tools, nameIn(c))
      if ('refused' in found) return showOr404(c, 'nothing', null)
      const answer = await requestPack(tools, {
        meeting: nameIn(c),
        ...doerIn(session),
        supplement: isOut(found.done.record.packs),
        chairsReason: (await fieldsOf(c)).one('reason').trim(),
      })
      return 'refused' in answer
        ? showMeeting(door, c, session, { ...answer, status: 422 })
        : c.redirect(`/meetings/${nameIn(c)}/compilation`, 303)
    }),
  )
  // Leads on to the meeting once the packs are there.
  app.get(
    `${MEETING}/compilation`,
    signedIn(async (c) => {
      const standing = await compilationOf(tools, nameIn(c))
      if (standing?.record.stage.at === 'compiled')
        return c.redirect(
          `/meetings/${nameIn(c)}?done=${standing.record.stage.isNew ? 'compiled' : 'same'}`,
          303,
        )
      return showOr404(c, 'compilation', standing && compilationView(standing))
    }),
  )
  app.get(
    `${MEETING}/packs/:file`,
    signedIn(async (c, session) =>
      sendPaper(c, session, await fileOfPack(tools, nameIn(c), c.req.param('file') ?? '')),
    ),
  )
  app.get(
    `${MEETING}/versions/:file{[0-9]+\\.zip}`,
    signedIn(async (c) => {
      const version = Number.parseInt(c.req.param('file') ?? '', 10)
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

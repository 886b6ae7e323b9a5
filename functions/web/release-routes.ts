import type { Context, Hono } from 'hono'
import type { PackLooks } from '../steps/look-at-pack.ts'
import { fieldsOf } from './form-fields.ts'
import type { Env, PageWords } from './page.ts'
import { doerIn, type Session } from './session.ts'
import { changes, compiles, MEETING, nameIn, type StaffDoor } from './staff-door.ts'
import { beforeReleaseView } from './views/release.ts'

/** What stands between now and a released pack, and its release by a second person. */
export function releaseRoutes(app: Hono<Env>, door: StaffDoor, looks: PackLooks): void {
  const { tools, showOr404, signedIn, mayChange } = door

  async function showBefore(c: Context<Env>, session: Session, more: Partial<PageWords> = {}) {
    const may = { who: doerIn(session), compiles: compiles(session), seesAll: changes(session) }
    const view = await beforeReleaseView(tools, looks, nameIn(c), may)
    return showOr404(c, 'release', view && { ...view, ...more })
  }

  app.get(
    `${MEETING}/release`,
    signedIn((c, session) => showBefore(c, session)),
  )
  app.post(
    `${MEETING}/release`,
    mayChange(['clerk'], async (c, session) => {
      const fields = await fieldsOf(c)
      const answer = await tools.release({
        meeting: nameIn(c),
        ...doerIn(session),
        version: Number(fields.one('version')),
        inSpiteBecause: fields.one('because').trim(),
      })
      return 'refused' in answer
        ? showBefore(c, session, { refused: answer.refused, status: 422 })
        : c.redirect(`/meetings/${nameIn(c)}?done=released`, 303)
    }),
  )
}

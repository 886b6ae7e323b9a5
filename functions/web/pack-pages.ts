import type { Context, Hono } from 'hono'
import { pageOfLabel } from '../domain/pack/leaf-through.ts'
import { noteDeed } from '../steps/audit-trail.ts'
import type { PackLooks } from '../steps/look-at-pack.ts'
import { rememberNewest } from '../steps/remember-newest.ts'
import type { Env } from './page.ts'
import { doerIn, type Session } from './session.ts'
import { changes, MEETING, mayNotRead, nameIn, type StaffDoor } from './staff-door.ts'
import { type FoundPack, findPack, packView } from './views/pack.ts'

const VERSION = `${MEETING}/versions/:version{[0-9]+}/:kind`

/** In pixels: a page to be read, and one to be known again. */
const WIDTHS = new Map([
  ['large.png', 1000],
  ['small.png', 160],
])

const MOST_OPENINGS = 1000

/** A pack page by page, as pictures and in words, beside its checks. */
export function packPages(app: Hono<Env>, door: StaffDoor, looks: PackLooks): void {
  const { tools, show, showOr404, signedIn } = door
  const openings = rememberNewest<true>({ most: MOST_OPENINGS, sizeOf: () => 1 })

  type ActOnPack = (found: FoundPack) => Response | Promise<Response>

  /** Finds the pack. A restricted one is for whoever may read it, and its opening is written down: once a sign-in. */
  async function withPack(c: Context<Env>, session: Session, act: ActOnPack): Promise<Response> {
    const [version, kind] = [Number(c.req.param('version')), c.req.param('kind') ?? '']
    const found = await findPack(tools, { meeting: nameIn(c), version, kind })
    if (found === null) return showOr404(c, 'nothing', null)
    if (found.file.store === 'restricted') {
      if (!changes(session)) return show(c, 'nothing', mayNotRead)
      await openings(`${session.id}/${found.file.key}`, async () => {
        const what = `looked at version ${version} of the ${kind} pack, not for publication`
        await noteDeed(tools, { ...doerIn(session), where: nameIn(c), what })
        return true
      })
    }
    return act(found)
  }

  app.get(
    VERSION,
    signedIn((c, session) =>
      withPack(c, session, async (found) => {
        const look = await looks.look(found.file)
        const labels = look.facts?.pages.map(({ label }) => label) ?? []
        const asked = c.req.query('label')
        const page =
          asked === undefined ? Number(c.req.query('page') ?? 1) : pageOfLabel(labels, asked.slice(0, 20))
        const isThere =
          page !== null && Number.isInteger(page) && page >= 1 && page <= Math.max(labels.length, 1)
        const view = packView(found, look, {
          page: isThere ? page : 1,
          seesAll: changes(session),
          draws: tools.pictures !== null,
        })
        return isThere
          ? show(c, 'pack', view)
          : show(c, 'pack', {
              ...view,
              refused: [
                { message: 'This pack has no such page: its first one is shown. Choose another below.' },
              ],
              status: 404,
            })
      }),
    ),
  )
  app.get(
    `${VERSION}/pages/:page{[1-9][0-9]{0,4}}/:size`,
    signedIn((c, session) =>
      withPack(c, session, async ({ file }) => {
        const [page, width] = [Number(c.req.param('page')), WIDTHS.get(c.req.param('size') ?? '')]
        const png = page > file.pages || width === undefined ? null : await looks.picture(file, page, width)
        if (png === null) return c.notFound()
        // What is exempt stays in no browser's store.
        if (file.store === 'open') c.header('cache-control', 'private, max-age=3600')
        return c.body(Buffer.from(png), 200, { 'content-type': 'image/png' })
      }),
    ),
  )
}

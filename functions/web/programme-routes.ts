import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { importFile } from '../steps/import-file.ts'
import { fieldsOf, filesOf } from './form-fields.ts'
import type { Env } from './page.ts'
import { doerIn, type Session } from './session.ts'
import { CHANGERS, type StaffDoor } from './staff-door.ts'
import { previewView, programmeFile, programmeView } from './views/programme.ts'

/** A megabyte of a file, as a form holds it when it comes back as letters; and what stands around it. */
const ROOM_FOR_A_MEGABYTE = 1.5 * 1024 * 1024

/** The work programme: the year at a glance, and files that go out and come in. */
export function programmeRoutes(app: Hono<Env>, door: StaffDoor): void {
  const { tools, show, signedIn, mayChange } = door
  const most = tools.programmeMegabytes
  const tooLarge = refuse(
    `A work programme may have ${most} MB. Take out what is not the table, such as pictures, and choose it again. Nothing was changed.`,
  )
  const limit = bodyLimit({
    maxSize: most * ROOM_FOR_A_MEGABYTE,
    onError: (c) => {
      c.header('connection', 'close')
      return show(c, 'nothing', { title: 'The file is too large', ...tooLarge, status: 413 })
    },
  })

  app.get(
    '/programme',
    signedIn(async (c, session) => show(c, 'programme', await programmeView(tools, session, chosenIn(c)))),
  )
  app.get(
    '/programme.csv',
    signedIn(async (c) =>
      c.body(await programmeFile(tools), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="work-programme.csv"',
      }),
    ),
  )
  app.post(
    '/programme/preview',
    limit,
    mayChange(CHANGERS, async (c, session) => {
      const [file] = await filesOf(await fieldsOf(c), ['file'])
      if (file === undefined) return refused(c, session, refuse('Choose a file. Nothing was changed.'))
      if (file.bytes.length > most * 1024 * 1024) return refused(c, session, tooLarge)
      const preview = await previewView(tools, { name: file.name, bytes: file.bytes, ...doerIn(session) })
      return 'refused' in preview ? refused(c, session, preview) : show(c, 'preview', preview.done)
    }),
  )
  app.post(
    '/programme/import',
    limit,
    mayChange(CHANGERS, async (c, session) => {
      const fields = await fieldsOf(c)
      const bytes = new Uint8Array(Buffer.from(fields.one('content'), 'base64'))
      const answer = await importFile(tools, { name: fields.one('name'), bytes, ...doerIn(session) })
      return 'refused' in answer ? refused(c, session, answer) : c.redirect('/programme?done=imported', 303)
    }),
  )

  const refused = async (c: Context<Env>, session: Session, answer: { refused: Refusal[] }) =>
    show(c, 'programme', {
      ...(await programmeView(tools, session, chosenIn(c))),
      // What is wrong is in the file: no field of this page is.
      refused: answer.refused.map((one) => (one.row === undefined ? { message: one.message } : one)),
      status: 422,
    })
}

const chosenIn = (c: Context<Env>) => ({
  committee: c.req.query('committee') ?? '',
  year: c.req.query('year') ?? '',
})

import type { Context, Hono } from 'hono'
import type { SpooledFile } from '../ports/upload-spool.ts'
import { fieldsOf, lastOfName } from './form-fields.ts'
import { MOST_BYTES, spoolOwner } from './handed-in.ts'
import { type OfficerDoor, ofReport } from './officer-door.ts'
import type { Env } from './page.ts'
import type { Intake } from './web-tools.ts'

const OFFSET = 'upload-offset'

/**
 * Files in parts, after the IETF's resumable uploads (draft-ietf-httpbis-resumable-upload): `POST` begins one, `HEAD` says how
 * far it came, `PATCH` adds to it from there. They count as nothing until the form hands them in.
 */
export function filesInParts(
  app: Hono<Env>,
  { spool }: Extract<Intake, { by: 'us' }>,
  { atReport, limited }: OfficerDoor,
): void {
  app.on('POST', ofReport('/files'), (c) =>
    atReport(c, async (desk, item) => {
      const wait = limited(c, 'file', desk.who.address)
      if (wait !== null) return c.text(wait, 429)
      const fields = await fieldsOf(c)
      const bytes = Number(fields.one('bytes'))
      if (!Number.isSafeInteger(bytes) || bytes <= 0 || bytes > MOST_BYTES)
        return c.text('A file may have 100 MB, and has to have something in it. Nothing was sent.', 422)
      const owner = spoolOwner(desk, item)
      const begun = await spool.begin({ owner, name: lastOfName(fields.one('name')), bytes })
      if ('refused' in begun) return c.text(begun.refused.map(({ message }) => message).join(' '), 507)
      const location = `${desk.place}/${item.number}/files/${begun.done.id}`
      return c.body(null, 201, { location, [OFFSET]: '0' })
    }),
  )

  const FILE = '/files/:file{[0-9a-f-]{36}}'
  /** Finds the file: somebody else's, and one that is over, is not there. */
  const atFile = (c: Context<Env>, act: (file: SpooledFile) => Promise<Response>) =>
    atReport(c, async (desk, item) => {
      const file = await spool.find(spoolOwner(desk, item), c.req.param('file') ?? '')
      return file === undefined ? c.text('That file is not here any more. Send it again.', 404) : act(file)
    })

  app.on('GET', ofReport(FILE), (c) =>
    atFile(c, async ({ arrived, bytes }) =>
      c.body(null, 204, { [OFFSET]: String(arrived), 'upload-length': String(bytes) }),
    ),
  )
  app.on('PATCH', ofReport(FILE), (c) =>
    atFile(c, async (file) => {
      const from = Number(c.req.header(OFFSET) ?? Number.NaN)
      const content = c.req.raw.body
      if (from !== file.arrived || content === null)
        return c.body(null, 409, { [OFFSET]: String(file.arrived) })
      const arrived = await spool.append(file, from, content)
      return c.body(null, 204, { [OFFSET]: String(arrived) })
    }),
  )
}

import type { Hono } from 'hono'
import { type Fields, fieldsOf } from './form-fields.ts'
import { afterwards, ITEM, numberIn, showItem } from './item-routes.ts'
import { dayOf } from './officer-claims.ts'
import type { Env } from './page.ts'
import { doerIn } from './session.ts'
import { nameIn, type StaffDoor } from './staff-door.ts'

/** Who may see a file of a report: a clerk sets what the officer said, or lifts it. */
export function secrecyRoutes(app: Hono<Env>, door: StaffDoor): void {
  const { tools, mayChange } = door
  app.post(
    `${ITEM}/secrecy`,
    mayChange(['clerk'], async (c, session) => {
      const fields = await fieldsOf(c)
      const review = dayOf(fields.one('review'))
      if ('refused' in review) return showItem(door, c, session, { ...review, status: 422 })
      const answer = await tools.setSecrecy({
        meeting: nameIn(c),
        item: numberIn(c),
        ...doerIn(session),
        version: Number(fields.one('version')),
        file: Number(fields.one('file')),
        claim: { ...claimIn(fields), review: fields.one('secrecy') === 'exempt' ? review.done : null },
        isConfirmed: fields.one('confirm') === 'yes',
      })
      return afterwards(door, c, session, answer, 'secrecy')
    }),
  )
}

/** What was left in fields that do not belong to what was chosen is not meant. */
function claimIn(fields: Fields) {
  const kind = fields.one('secrecy')
  return {
    paragraphs: kind === 'exempt' ? fields.all('paragraph').map(Number) : [],
    confidential: kind === 'confidential',
    because: kind === 'open' ? '' : fields.one('because').trim(),
  }
}

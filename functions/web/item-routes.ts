import type { Context, Hono } from 'hono'
import { parseDay } from '../domain/calendar/day.ts'
import { type Answer, refuse } from '../domain/refusal.ts'
import { findItem } from '../domain/submissions/find-item.ts'
import { findMeeting } from '../steps/change-meeting.ts'
import { MARKABLE, markReport, pauseChasing, resumeChasing } from '../steps/mark-report.ts'
import { takeBackLinks } from '../steps/take-back-links.ts'
import { ANOTHER_ORDER, fieldsOf, isAbout } from './form-fields.ts'
import type { Env, PageWords } from './page.ts'
import { doerIn, type Session } from './session.ts'
import { CHANGERS, changes, compiles, MEETING, nameIn, type StaffDoor } from './staff-door.ts'
import { itemView } from './views/item.ts'
import { fileOfVersion } from './views/papers.ts'

export const ITEM = `${MEETING}/items/:item{[0-9]+}`
export const numberIn = (c: Context<Env>): number => Number(c.req.param('item'))

/** One item: what was sent, who was chased, and where its report stands. */
export function itemRoutes(app: Hono<Env>, door: StaffDoor): void {
  const { tools, signedIn, mayChange, sendPaper } = door

  app.get(
    ITEM,
    signedIn((c, session) => showItem(door, c, session)),
  )
  app.get(
    `${ITEM}/:version{[0-9]+}/:file{[0-9]+}`,
    signedIn(async (c, session) => {
      const [version, file] = [Number(c.req.param('version')), Number(c.req.param('file'))]
      const asked = { meeting: nameIn(c), number: numberIn(c), version, file }
      return sendPaper(c, session, await fileOfVersion(tools, asked))
    }),
  )
  // Whoever had the page open while the agenda was put in another order means the item that they see.
  app.use(`${ITEM}/:act{[a-z-]+}`, async (c, next) => {
    const session = c.get('session')
    if (c.req.method !== 'POST' || session === null) return next()
    const fields = await fieldsOf(c)
    const found = await findMeeting(tools, nameIn(c))
    const item = 'done' in found ? findItem(found.done.record.meeting, numberIn(c)) : found
    return 'refused' in item || isAbout(fields, item.done)
      ? next()
      : showItem(door, c, session, { ...ANOTHER_ORDER, status: 422 })
  })
  app.post(
    `${ITEM}/mark`,
    mayChange(CHANGERS, async (c, session) => {
      const fields = await fieldsOf(c)
      const state = MARKABLE.find((one) => one === fields.one('state'))
      const until = parseDay(fields.one('until')) ?? null
      if (state === undefined)
        return showItem(door, c, session, { ...refuse('Choose where it stands.'), status: 422 })
      const because = fields.one('because').trim()
      const seen = Number(fields.one('version'))
      const asked = {
        meeting: nameIn(c),
        item: numberIn(c),
        ...doerIn(session),
        state,
        because,
        until,
        ...(seen > 0 ? { version: seen } : {}),
      }
      const told = state === 'returned' ? 'returned' : 'marked'
      return afterwards(door, c, session, await markReport(tools, asked), told)
    }),
  )
  app.post(
    `${ITEM}/pause`,
    mayChange(CHANGERS, async (c, session) => {
      const because = (await fieldsOf(c)).one('because').trim()
      if (because === '')
        return showItem(door, c, session, { ...refuse('Say why, so that others know.'), status: 422 })
      const asked = { meeting: nameIn(c), item: numberIn(c), ...doerIn(session), because }
      return afterwards(door, c, session, await pauseChasing(tools, asked), 'paused')
    }),
  )
  app.post(
    `${ITEM}/resume`,
    mayChange(CHANGERS, async (c, session) => {
      const asked = { meeting: nameIn(c), item: numberIn(c), ...doerIn(session) }
      return afterwards(door, c, session, await resumeChasing(tools, asked), 'resumed')
    }),
  )

  app.post(
    `${ITEM}/take-back`,
    mayChange(CHANGERS, async (c, session) => {
      const fields = await fieldsOf(c)
      const [address, because] = [fields.one('address'), fields.one('because')]
      if (address === '') return showItem(door, c, session, { ...refuse('Choose whose links.'), status: 422 })
      const answer = await takeBackLinks(tools, { address, because, ...doerIn(session) })
      return afterwards(door, c, session, answer, 'taken-back')
    }),
  )
}

/** Shows an item, with why something about it was not done where it was not. */
export async function showItem(
  { tools, showOr404 }: StaffDoor,
  c: Context<Env>,
  session: Session,
  more: Partial<PageWords> = {},
): Promise<Response> {
  const asked = {
    meeting: nameIn(c),
    number: numberIn(c),
    mayChange: changes(session),
    maySecrete: compiles(session),
  }
  const view = await itemView(tools, asked)
  return showOr404(c, 'item', view && { ...view, ...more })
}

/** Back to the item after an act on it: with why not, or with what was done. */
export const afterwards = (
  door: StaffDoor,
  c: Context<Env>,
  session: Session,
  answer: Answer<unknown>,
  told: string,
): Response | Promise<Response> =>
  'refused' in answer
    ? showItem(door, c, session, { ...answer, status: 422 })
    : c.redirect(`${c.req.path.replace(/\/[a-z-]+$/, '')}?done=${told}`, 303)

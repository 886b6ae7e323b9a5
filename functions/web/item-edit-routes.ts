import type { Context, Hono } from 'hono'
import { findItem } from '../domain/submissions/find-item.ts'
import { findMeeting } from '../steps/change-meeting.ts'
import { addItem, changeItemWords, type FormWords, takeOff } from '../steps/edit-programme.ts'
import { type Fields, fieldsOf } from './form-fields.ts'
import { ITEM, numberIn, showItem } from './item-routes.ts'
import type { Env } from './page.ts'
import { doerIn } from './session.ts'
import { CHANGERS, MEETING, nameIn, type StaffDoor } from './staff-door.ts'
import { ITEM_FIELDS, itemForm } from './views/item-form.ts'

const wordsIn = (fields: Fields): FormWords =>
  Object.fromEntries(ITEM_FIELDS.map(({ name }) => [name, fields.one(name)]))

/** Items of the work programme: added, changed, and taken off. */
export function itemEditRoutes(app: Hono<Env>, door: StaffDoor): void {
  const { tools, showOr404, mayOpen, mayChange } = door
  const here = (c: Context<Env>): string => `/meetings/${nameIn(c)}`

  app.get(
    `${MEETING}/items/add`,
    mayOpen(CHANGERS, async (c) =>
      showOr404(c, 'form', await itemForm(tools, { meeting: nameIn(c), number: null }, null)),
    ),
  )
  app.post(
    `${MEETING}/items/add`,
    mayChange(CHANGERS, async (c, session) => {
      const fields = await fieldsOf(c)
      const [words, late] = [wordsIn(fields), fields.one('late')]
      const added = await addItem(tools, { meeting: nameIn(c), ...doerIn(session), words, late })
      if ('done' in added) return c.redirect(`${here(c)}?done=added`, 303)
      const { refused } = added
      const filled = { values: { ...words, late }, refused }
      const form = await itemForm(tools, { meeting: nameIn(c), number: null }, filled)
      return showOr404(c, 'form', form && { ...form, refused, status: 422 })
    }),
  )

  app.get(
    `${ITEM}/edit`,
    mayOpen(CHANGERS, async (c) =>
      showOr404(c, 'form', await itemForm(tools, { meeting: nameIn(c), number: numberIn(c) }, null)),
    ),
  )
  app.post(
    `${ITEM}/edit`,
    mayChange(CHANGERS, async (c, session) => {
      const fields = await fieldsOf(c)
      const [words, seen] = [wordsIn(fields), fields.one('seen')]
      const item = await keyIn(c)
      const changed =
        item === null
          ? null
          : await changeItemWords(tools, { meeting: nameIn(c), ...doerIn(session), seen, item, words })
      if (changed === null) return showOr404(c, 'nothing', null)
      if ('done' in changed) return c.redirect(`${here(c)}?done=changed`, 303)
      const { refused } = changed
      const asked = { meeting: nameIn(c), number: numberIn(c) }
      const form = await itemForm(tools, asked, { values: words, refused, seen })
      return showOr404(c, 'form', form && { ...form, refused, status: 422 })
    }),
  )
  app.post(
    `${ITEM}/take-off`,
    mayChange(CHANGERS, async (c, session) => {
      const seen = (await fieldsOf(c)).one('seen')
      const item = await keyIn(c)
      const gone =
        item === null ? null : await takeOff(tools, { meeting: nameIn(c), ...doerIn(session), seen, item })
      if (gone === null) return showOr404(c, 'nothing', null)
      return 'refused' in gone
        ? showItem(door, c, session, { ...gone, status: 422 })
        : c.redirect(`${here(c)}?done=taken-off`, 303)
    }),
  )

  async function keyIn(c: Context<Env>): Promise<string | null> {
    const found = await findMeeting(tools, nameIn(c))
    const item = 'done' in found ? findItem(found.done.record.meeting, numberIn(c)) : found
    return 'done' in item ? item.done.key : null
  }
}

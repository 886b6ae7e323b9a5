import type { Hono } from 'hono'
import { orderWith } from '../domain/work-programme/agenda-order.ts'
import { meetingId } from '../domain/work-programme/meeting.ts'
import { findMeeting } from '../steps/change-meeting.ts'
import { addMeeting, changeMeetingWords, type FormWords, orderItems } from '../steps/edit-programme.ts'
import { type Fields, fieldsOf } from './form-fields.ts'
import { showMeeting } from './meeting-routes.ts'
import type { Env } from './page.ts'
import { doerIn } from './session.ts'
import { CHANGERS, MEETING, nameIn, type StaffDoor } from './staff-door.ts'
import { whenSure } from './sure.ts'
import { MEETING_FIELDS, meetingForm, meetingPreview, newMeetingForm } from './views/meeting-form.ts'

const wordsIn = (fields: Fields): FormWords =>
  Object.fromEntries(MEETING_FIELDS.map(({ name }) => [name, fields.one(name)]))

/** Meetings, added and changed: what would change is shown before it does. */
export function meetingEditRoutes(app: Hono<Env>, door: StaffDoor): void {
  const { tools, show, showOr404, mayOpen, mayChange } = door

  app.get(
    '/programme/add',
    mayOpen(CHANGERS, async (c) =>
      show(c, 'form', await newMeetingForm(tools, { values: {}, committee: c.req.query('committee') ?? '' })),
    ),
  )
  app.post(
    '/programme/add',
    mayChange(CHANGERS, async (c, session) => {
      const fields = await fieldsOf(c)
      const [committee, words] = [fields.one('committee'), wordsIn(fields)]
      const added = await whenSure(tools, fields, (over) =>
        addMeeting(over, { committee, words, ...doerIn(session) }),
      )
      if ('done' in added) return c.redirect(`/meetings/${meetingId(added.done.next)}?done=added`, 303)
      const refused = 'refused' in added ? added.refused : []
      const form = await newMeetingForm(tools, { values: words, committee, refused })
      return 'shown' in added
        ? show(c, 'preview', meetingPreview(added.shown, form, { ...words, committee }))
        : show(c, 'form', { ...form, refused, status: 422 })
    }),
  )

  app.get(
    `${MEETING}/edit`,
    mayOpen(CHANGERS, async (c) => showOr404(c, 'form', await meetingForm(tools, nameIn(c), null))),
  )
  app.post(
    `${MEETING}/edit`,
    mayChange(CHANGERS, async (c, session) => {
      const fields = await fieldsOf(c)
      const [seen, words] = [fields.one('seen'), wordsIn(fields)]
      const changed = await whenSure(tools, fields, (over) =>
        changeMeetingWords(over, { meeting: nameIn(c), ...doerIn(session), seen, words }),
      )
      if ('done' in changed) return c.redirect(`/meetings/${meetingId(changed.done.next)}?done=changed`, 303)
      const refused = 'refused' in changed ? changed.refused : []
      const form = await meetingForm(tools, nameIn(c), { values: words, refused, seen })
      if (form === null || 'refused' in changed)
        return showOr404(c, 'form', form && { ...form, refused, status: 422 })
      return changed.shown.changes.length === 0
        ? c.redirect(`${form.back}?done=nothing`, 303)
        : show(c, 'preview', meetingPreview(changed.shown, form, { ...words, seen }))
    }),
  )

  app.post(
    `${MEETING}/order`,
    mayChange(CHANGERS, async (c, session) => {
      const found = await findMeeting(tools, nameIn(c))
      if ('refused' in found) return showOr404(c, 'nothing', null)
      const { meeting } = found.done.record
      const fields = await fieldsOf(c)
      const [direction, key = ''] = fields.one('move').split(':')
      const items =
        key === '' ? fields.all('items') : orderWith(meeting, key, direction === 'up' ? 'up' : 'down')
      const focus = key === '' ? '' : `#move-${key}-${direction}`
      if (items === null) return c.redirect(`/meetings/${nameIn(c)}?done=at-its-end${focus}`, 303)
      const asked = { meeting: nameIn(c), ...doerIn(session), seen: fields.one('seen'), items }
      const ordered = await orderItems(tools, asked)
      return 'refused' in ordered
        ? showMeeting(door, c, session, { ...ordered, status: 422 })
        : c.redirect(`/meetings/${nameIn(c)}?done=ordered${focus}`, 303)
    }),
  )
}

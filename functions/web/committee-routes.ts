import type { Hono } from 'hono'
import { editCommittee, findCommittee } from '../steps/edit-committee.ts'
import { fieldsOf } from './form-fields.ts'
import type { Env } from './page.ts'
import { doerIn } from './session.ts'
import { CHANGERS, type StaffDoor } from './staff-door.ts'
import { SURE, whenSure } from './sure.ts'
import { committeeForm, committeeParts, committeeValues, committeeWords } from './views/committee-form.ts'

/** A committee's members, notes, contacts and standing items. */
export function committeeRoutes(
  app: Hono<Env>,
  { tools, show, showOr404, mayOpen, mayChange }: StaffDoor,
): void {
  const COMMITTEE = '/committees/:committee/edit'
  app.get(
    COMMITTEE,
    mayOpen(CHANGERS, async (c) => {
      const kept = await findCommittee(tools.register, c.req.param('committee') ?? '')
      const view =
        kept === undefined
          ? null
          : committeeForm(kept.value, { values: committeeValues(kept.value), seen: kept.version })
      return showOr404(c, 'committee', view)
    }),
  )
  app.post(
    COMMITTEE,
    mayChange(CHANGERS, async (c, session) => {
      const slug = c.req.param('committee') ?? ''
      const kept = await findCommittee(tools.register, slug)
      if (kept === undefined) return showOr404(c, 'nothing', null)
      const fields = await fieldsOf(c)
      const [seen, values] = [fields.one('seen'), committeeWords(fields)]
      const parts = committeeParts(values)
      const edited = await whenSure(tools, fields, (over) =>
        editCommittee(over, { committee: slug, ...doerIn(session), seen, parts }),
      )
      if ('done' in edited) return c.redirect('/programme?done=changed-committee', 303)
      const refused = 'refused' in edited ? edited.refused : []
      const form = committeeForm(kept.value, { values, refused, seen })
      if ('refused' in edited) return show(c, 'committee', { ...form, status: 422 })
      const { changes } = edited.shown
      return show(c, 'preview', {
        title: 'What this changes',
        back: form.action,
        backWords: form.title,
        summary:
          changes.length === 0
            ? 'No agenda to come is changed by it: packs that are compiled from now on print it. Nothing has been changed yet.'
            : 'It reaches these agendas to come. Nothing has been changed yet.',
        changes,
        warnings: [],
        action: form.action,
        isFile: false,
        hidden: [...Object.entries({ ...values, seen }).map(([name, value]) => ({ name, value })), SURE],
        actWords: 'Change the committee',
      })
    }),
  )
}

import type { Hono } from 'hono'
import { refuse } from '../domain/refusal.ts'
import { meetingId } from '../domain/work-programme/meeting.ts'
import { askQuestion } from '../steps/ask-question.ts'
import { markReport } from '../steps/mark-report.ts'
import { resendLink } from '../steps/resend-link.ts'
import { ANOTHER_ORDER, fieldsOf, isAbout } from './form-fields.ts'
import { dayOf } from './officer-claims.ts'
import { officerDoor, ofReport } from './officer-door.ts'
import { filesByForms } from './officer-forms.ts'
import { filesThroughUs } from './officer-intake.ts'
import { filesInParts } from './officer-parts.ts'
import { officerPictures } from './officer-pictures.ts'
import type { Env } from './page.ts'
import { reportView } from './views/report.ts'
import type { OfficerTools } from './web-tools.ts'

const TOLD: Record<string, string> = {
  received: 'Your report is in. You may replace it until the pack is published.',
  'on-track': 'Thank you: we know that it is on its way.',
  'to-follow': 'Thank you: it is on the agenda as “to follow”.',
  withdrawn: 'The item is withdrawn from this agenda. The scrutiny team sees why.',
  asked: 'Your question is sent. The answer comes by e-mail.',
}

/** The officer's pages, by the link in the chaser: no account, no training. */
export function officerRoutes(app: Hono<Env>, tools: OfficerTools): void {
  const door = officerDoor(tools)
  const { show, atReport, refuseReport, backTo, limited } = door

  app.post('/r/resend', async (c) => {
    const token = (await fieldsOf(c)).one('token')
    const page = { mayResend: false, token: '' }
    const wait = limited(c, 'new-link', tools.secrets.digest(token))
    if (wait !== null)
      return show(c, 'link', { ...page, title: 'No new link was sent', ...refuse(wait), status: 429 })
    await resendLink(tools, token)
    return show(c, 'link', { ...page, title: 'If the link was one of ours, a new one is on its way' })
  })

  app.get('/r/:token', (c) => door.atList(c))

  app.on('GET', ofReport(), (c) =>
    atReport(c, (desk, item) =>
      show(c, 'report', { ...reportView(tools, desk, item), told: TOLD[c.req.query('done') ?? ''] ?? '' }),
    ),
  )

  const { intake } = tools
  if (intake.preview !== null) officerPictures(app, intake.preview, door)
  if (intake.by === 'us') {
    filesThroughUs(app, intake, door)
    filesInParts(app, intake, door)
  } else filesByForms(app, intake, door)

  app.on('POST', ofReport('/state'), (c) =>
    atReport(c, async (desk, item) => {
      const fields = await fieldsOf(c)
      if (!isAbout(fields, item)) return refuseReport(c, ANOTHER_ORDER.refused)
      const state = fields.one('state')
      if (state !== 'on-track' && state !== 'to-follow' && state !== 'withdrawn')
        return refuseReport(c, refuse('Choose where the report stands.').refused)
      const until = dayOf(fields.one('until'))
      if ('refused' in until) return refuseReport(c, until.refused)
      const answer = await markReport(tools, {
        meeting: meetingId(desk.record.meeting),
        item: item.number,
        by: desk.who.name,
        state,
        because: fields.one('because').trim(),
        until: until.done,
      })
      return 'refused' in answer ? refuseReport(c, answer.refused) : backTo(c, desk, item, state)
    }),
  )

  app.on('POST', ofReport('/question'), (c) =>
    atReport(c, async (desk, item) => {
      const { who: by, record, committee } = desk
      const wait = limited(c, 'question', by.address)
      if (wait !== null) return refuseReport(c, refuse(wait).refused, { status: 429 })
      const question = (await fieldsOf(c)).one('question')
      const answer = await askQuestion(tools, { by, meeting: record.meeting, item, committee, question })
      return 'refused' in answer ? refuseReport(c, answer.refused) : backTo(c, desk, item, 'asked')
    }),
  )
}

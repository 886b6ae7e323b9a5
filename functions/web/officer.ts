import type { Context, Hono } from 'hono'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { type Item, meetingId } from '../domain/work-programme/meeting.ts'
import { askQuestion } from '../steps/ask-question.ts'
import { markReport } from '../steps/mark-report.ts'
import { resendLink } from '../steps/upload-links.ts'
import { fieldsOf } from './form-fields.ts'
import { dayOf } from './officer-claims.ts'
import { type Desk, listView, openDesk, reportView } from './officer-desk.ts'
import { type AtItem, filesByForms, filesThroughUs } from './officer-intake.ts'
import { type Env, type PageWords, showPage } from './page.ts'
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
  const show = (c: Context<Env>, name: string, words: PageWords) => showPage(c, tools.templates, name, words)

  app.post('/r/resend', async (c) => {
    await resendLink(tools, (await fieldsOf(c)).one('token'))
    return show(c, 'link', {
      title: 'If the link was one of ours, a new one is on its way',
      mayResend: false,
      token: '',
    })
  })

  app.get('/r/:token', async (c) => {
    const opened = await openDesk(tools, c.req.param('token'))
    if ('refused' in opened) return noEntry(c, opened)
    return show(c, 'officer', listView(tools, opened.done))
  })

  app.get('/r/:token/:item{[0-9]+}', (c) =>
    atItem(c, (desk, item) =>
      show(c, 'report', { ...reportView(tools, desk, item), told: TOLD[c.req.query('done') ?? ''] ?? '' }),
    ),
  )

  const at: AtItem = { atItem, refuseItem, backTo }
  const { intake } = tools
  if (intake.by === 'us') filesThroughUs(app, intake, at)
  else filesByForms(app, { ...tools, forms: intake.forms }, at)

  app.post('/r/:token/:item{[0-9]+}/state', (c) =>
    atItem(c, async (desk, item) => {
      const fields = await fieldsOf(c)
      const state = fields.one('state')
      if (state !== 'on-track' && state !== 'to-follow' && state !== 'withdrawn')
        return refuseItem(c, refuse('Choose where the report stands.').refused)
      const until = dayOf(fields.one('until'))
      if ('refused' in until) return refuseItem(c, until.refused)
      const answer = await markReport(tools, {
        meeting: meetingId(desk.record.meeting),
        item: item.number,
        by: desk.who.name,
        state,
        because: fields.one('because').trim(),
        until: until.done,
      })
      return 'refused' in answer ? refuseItem(c, answer.refused) : backTo(c, desk, item, state)
    }),
  )

  app.post('/r/:token/:item{[0-9]+}/question', (c) =>
    atItem(c, async (desk, item) => {
      const { who: by, record, committee } = desk
      const question = (await fieldsOf(c)).one('question')
      const answer = await askQuestion(tools, { by, meeting: record.meeting, item, committee, question })
      return 'refused' in answer ? refuseItem(c, answer.refused) : backTo(c, desk, item, 'asked')
    }),
  )

  function noEntry(c: Context<Env>, { refused, resendable }: { refused: Refusal[]; resendable?: unknown }) {
    return show(c, 'link', {
      title: 'This link does not open',
      refused,
      mayResend: resendable !== undefined,
      token: c.req.param('token') ?? '',
      status: 404,
    })
  }

  /** Opens the link, and finds its item: what is not that person's is not there. */
  async function atItem(
    c: Context<Env>,
    act: (desk: Desk, item: Item) => Response | Promise<Response>,
  ): Promise<Response> {
    const opened = await openDesk(tools, c.req.param('token') ?? '')
    if ('refused' in opened) return noEntry(c, opened)
    const item = opened.done.items.find(({ number }) => number === Number(c.req.param('item')))
    if (item !== undefined) return act(opened.done, item)
    const refusal = refuse('That item is not one of yours any more. These are:')
    return show(c, 'officer', { ...listView(tools, opened.done), ...refusal, status: 404 })
  }

  function refuseItem(c: Context<Env>, refused: Refusal[], status: 413 | 422 = 422) {
    return atItem(c, (desk, item) => show(c, 'report', { ...reportView(tools, desk, item), refused, status }))
  }
}

const backTo = (c: Context<Env>, { token }: Desk, item: Item, what: string): Response =>
  c.redirect(`/r/${token}/${item.number}?done=${what}`, 303)

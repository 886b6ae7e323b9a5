import type { Context } from 'hono'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { Item } from '../domain/work-programme/meeting.ts'
import { clientAddress } from './client-address.ts'
import { fieldsOf } from './form-fields.ts'
import type { KeptFile } from './handed-in.ts'
import { type Limited, waitInWords } from './limits.ts'
import { type Desk, type NoEntry, openDesk, openReport } from './officer-desk.ts'
import { type Env, type PageWords, showPage } from './page.ts'
import { myReportsView } from './views/my-reports.ts'
import { reportView, type Said } from './views/report.ts'
import type { OfficerTools } from './web-tools.ts'

const OWN = '/r/:token/:item{[0-9]+}'
const ELSEWHERE = '/r/:token/:committee{[a-z0-9-]+}/:date{[0-9]{4}-[0-9]{2}-[0-9]{2}}/:item{[0-9]+}'

/** Where a report's page and its acts are: at the meeting that the link was sent for, and at any other. */
export const ofReport = (act = ''): string[] => [OWN + act, ELSEWHERE + act]

type Answered = Response | Promise<Response>

interface RefusedHow {
  status?: 413 | 422 | 429
  /** What its form said, where it was read already. */
  said?: Said
  /** What was handed in and need not be sent again. */
  kept?: KeptFile[]
  /** The upload whose files lie there still, and wait for what their sender chooses. */
  offer?: string
}

/** What lets officers in to their reports, and tells them why something was not done. */
export interface OfficerDoor {
  tools: OfficerTools
  show(c: Context<Env>, name: string, words: PageWords): Answered
  atList(c: Context<Env>): Promise<Response>
  /** Opens the link, and finds its report: what is not that person's is not there. */
  atReport(c: Context<Env>, act: (desk: Desk, item: Item) => Answered): Promise<Response>
  /** Shows the report's page again, with the reasons. */
  refuseReport(c: Context<Env>, refused: Refusal[], how?: RefusedHow): Promise<Response>
  backTo(c: Context<Env>, desk: Desk, item: Item, what: string): Response
  /** Counts an act; says how long to wait where somebody did it too often, and nothing was done. */
  limited(c: Context<Env>, what: Limited, person: string | null): string | null
}

async function saidIn(c: Context<Env>): Promise<Said> {
  const of = (['report', 'state', 'question'] as const).find((act) => c.req.path.endsWith(`/${act}`))
  // An offer of files is a report that says beforehand what is exempt in it.
  const form = of ?? (c.req.path.endsWith('/offer') ? 'report' : null)
  if (form === null) return { of: 'nothing' }
  return { of: form, fields: await fieldsOf(c) }
}

const TOO_OFTEN: Record<Limited, string> = {
  'wrong-link': 'Many links that do not open were tried from your network.',
  'new-link': 'New links were asked for many times.',
  question: 'Many questions were sent.',
  file: 'Many files were sent.',
}

export function officerDoor(tools: OfficerTools): OfficerDoor {
  const show: OfficerDoor['show'] = (c, name, words) => showPage(c, tools.templates, name, words)

  const limited: OfficerDoor['limited'] = (c, what, person) => {
    const client = clientAddress(c, tools.web.proxies)
    const seconds = tools.limits.count(what, { person, client })
    if (seconds === null) return null
    c.header('retry-after', String(seconds))
    return `${TOO_OFTEN[what]} Wait ${waitInWords(seconds)}, then try again. Nothing was done.`
  }

  async function noEntry(c: Context<Env>, why: NoEntry): Promise<Response> {
    const { refused } = why
    if (why.at === 'inside')
      return show(c, 'officer', { ...(await myReportsView(tools, why.desk)), refused, status: 404 })
    const page = { title: 'This link does not open', mayResend: false, token: '', status: 404 as const }
    if (why.resendable)
      return show(c, 'link', { ...page, refused, mayResend: true, token: c.req.param('token') ?? '' })
    // A link that opens is never held up: whole offices share one address.
    const wait = limited(c, 'wrong-link', null)
    return wait === null
      ? show(c, 'link', { ...page, refused })
      : show(c, 'link', { ...page, ...refuse(wait), status: 429 })
  }

  const atReport: OfficerDoor['atReport'] = async (c, act) => {
    const { token = '', committee, date, item } = c.req.param() as Record<string, string | undefined>
    const elsewhere = committee === undefined ? null : `${committee}/${date}`
    const opened = await openReport(tools, token, { elsewhere, number: Number(item) })
    return 'refused' in opened ? noEntry(c, opened) : act(opened.done.desk, opened.done.item)
  }

  return {
    tools,
    show,
    atReport,
    limited,
    atList: async (c) => {
      const opened = await openDesk(tools, c.req.param('token') ?? '')
      if ('refused' in opened) return noEntry(c, opened)
      return show(c, 'officer', await myReportsView(tools, opened.done))
    },
    refuseReport: (c, refused, { status = 422, said, kept = [], offer = '' } = {}) =>
      atReport(c, async (desk, item) => {
        const left = { choices: refused.flatMap(({ choice }) => choice ?? []), kept, offer }
        return show(c, 'report', {
          ...reportView(tools, desk, item, said ?? (await saidIn(c)), left),
          refused,
          status,
        })
      }),
    backTo: (c, { place }, { number }, what) => c.redirect(`${place}/${number}?done=${what}`, 303),
  }
}

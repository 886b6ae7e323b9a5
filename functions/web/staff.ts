import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Day, parseDay } from '../domain/calendar/day.ts'
import { refuse } from '../domain/refusal.ts'
import { assemblePack } from '../steps/assemble-pack.ts'
import { auditTrail, noteRead } from '../steps/audit-trail.ts'
import { importFile } from '../steps/import-file.ts'
import { MARKABLE, markReport, pauseChasing, resumeChasing } from '../steps/mark-report.ts'
import { releasePack } from '../steps/release-pack.ts'
import { fieldsOf, filesOf } from './form-fields.ts'
import { type Env, type PageWords, showPage } from './page.ts'
import { formToken, type Session } from './session.ts'
import type { Role } from './sign-in.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { auditCsv, auditView } from './views/audit.ts'
import { itemView } from './views/item.ts'
import { mailView, oneMailView } from './views/mail.ts'
import { meetingView } from './views/meeting.ts'
import { differencesView, fileOfPack, fileOfVersion, filesOfVersion } from './views/papers.ts'
import { previewView, programmeFile, programmeView } from './views/programme.ts'
import { punctualityView } from './views/punctuality.ts'
import { todayView } from './views/today.ts'
import type { WebTools } from './web-tools.ts'

const MOST_OF_A_PROGRAMME = 10 * 1024 * 1024

const TOLD: Record<string, string> = {
  imported: 'The file is imported.',
  marked: 'It is changed, and written down below.',
  paused: 'Nobody is chased about it until you say so.',
  resumed: 'It is chased again: the next round sends what is due.',
  compiled: 'The packs are compiled. Look at them, and have somebody else release them.',
  same: 'Nothing changed since this version was compiled, so it stands.',
  released: 'It is released and public, and will not change any more.',
}

const CHANGERS: Role[] = ['clerk', 'lead']

/** The pages of those who are signed in: clerks, scrutiny leads, and whoever may look. */
export function staffRoutes(app: Hono<Env>, tools: WebTools): void {
  const { web } = tools
  const show = (c: Context<Env>, name: string, words: PageWords) =>
    showPage(c, tools.templates, name, { told: TOLD[c.req.query('done') ?? ''] ?? '', ...words })

  signInRoutes(app, tools)

  type Act = (c: Context<Env>, session: Session) => Response | Promise<Response>

  /** Lets in whoever is signed in; others sign in first, and come back. */
  const signedIn =
    (act: Act) =>
    (c: Context<Env>): Response | Promise<Response> => {
      const session = c.get('session')
      return session === null
        ? c.redirect(`/sign-in?to=${encodeURIComponent(c.req.path)}`, 303)
        : act(c, session)
    }

  /** Lets in whoever may do something, by a form of ours and no other page's. */
  const mayChange = (roles: Role[], act: Act) =>
    signedIn(async (c, session) => {
      const isOurs = (await fieldsOf(c)).one('form') === formToken(web, session)
      if (!isOurs)
        return show(c, 'nothing', {
          title: 'This form is out of date',
          ...refuse('Go back, load the page again, and do it once more. Nothing was changed.'),
          status: 403,
        })
      if (session.roles.some((role) => roles.includes(role))) return act(c, session)
      return show(c, 'nothing', {
        title: 'You may not do that',
        ...refuse(`Only ${roles.map((role) => `a ${role}`).join(' or ')} may. Nothing was changed.`),
        status: 403,
      })
    })

  const changes = (session: Session): boolean => session.roles.some((role) => CHANGERS.includes(role))
  const compiles = (session: Session): boolean => session.roles.includes('clerk')

  app.get(
    '/',
    signedIn(async (c) => show(c, 'today', await todayView(tools))),
  )
  app.get(
    '/programme',
    signedIn(async (c, session) => show(c, 'programme', await programmeView(tools, compiles(session)))),
  )
  app.get(
    '/mail',
    signedIn(async (c) => show(c, 'mail', await mailView(tools))),
  )
  app.get(
    '/mail/:id',
    signedIn(async (c) => shownOr404(c, 'one-mail', await oneMailView(tools, c.req.param('id') ?? ''))),
  )
  app.get(
    '/punctuality',
    signedIn(async (c) => show(c, 'punctuality', await punctualityView(tools))),
  )
  app.get(
    '/audit',
    signedIn(async (c) => show(c, 'audit', auditView(await auditTrail(tools)))),
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
  app.get(
    '/audit.csv',
    signedIn(async (c) =>
      c.body(auditCsv(await auditTrail(tools)), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="audit.csv"',
      }),
    ),
  )

  const programmeLimit = bodyLimit({ maxSize: MOST_OF_A_PROGRAMME * 2 })
  app.post(
    '/programme/preview',
    programmeLimit,
    mayChange(['clerk'], async (c, session) => {
      const [file] = await filesOf(await fieldsOf(c), ['file'])
      if (file === undefined)
        return programmeRefused(c, session, refuse('Choose a file. Nothing was changed.').refused)
      const preview = await previewView(tools, { name: file.name, bytes: file.bytes, by: session.name })
      return 'refused' in preview
        ? programmeRefused(c, session, preview.refused)
        : show(c, 'preview', preview.done)
    }),
  )
  app.post(
    '/programme/import',
    programmeLimit,
    mayChange(['clerk'], async (c, session) => {
      const fields = await fieldsOf(c)
      const bytes = new Uint8Array(Buffer.from(fields.one('content'), 'base64'))
      const answer = await importFile(tools, { name: fields.one('name'), bytes, by: session.name })
      return 'refused' in answer
        ? programmeRefused(c, session, answer.refused)
        : c.redirect('/programme?done=imported', 303)
    }),
  )

  const MEETING = '/meetings/:committee/:date'
  const nameIn = (c: Context<Env>): string => `${c.req.param('committee')}/${c.req.param('date')}`
  const numberIn = (c: Context<Env>): number => Number(c.req.param('item'))

  const atMeeting = async (c: Context<Env>, session: Session, more: Partial<PageWords> = {}) =>
    shownOr404(
      c,
      'meeting',
      await meetingView(tools, nameIn(c), { session, mayChange: compiles(session) }),
      more,
    )
  const atItem = async (c: Context<Env>, session: Session, more: Partial<PageWords> = {}) =>
    shownOr404(
      c,
      'item',
      await itemView(tools, { meeting: nameIn(c), number: numberIn(c), mayChange: changes(session) }),
      more,
    )

  app.get(
    MEETING,
    signedIn((c, session) => atMeeting(c, session)),
  )
  app.post(
    `${MEETING}/assemble`,
    mayChange(['clerk'], async (c, session) => {
      const view = await meetingView(tools, nameIn(c), { session, mayChange: true })
      const supplement = view?.isSupplement === true
      const chairsReason = (await fieldsOf(c)).one('reason').trim()
      const answer = await assemblePack(tools, {
        meeting: nameIn(c),
        by: session.name,
        supplement,
        chairsReason,
      })
      return 'refused' in answer
        ? atMeeting(c, session, { refused: answer.refused, status: 422 })
        : c.redirect(`/meetings/${nameIn(c)}?done=${answer.done.isNew ? 'compiled' : 'same'}`, 303)
    }),
  )
  app.post(
    `${MEETING}/release`,
    mayChange(['clerk'], async (c, session) => {
      const inSpiteBecause = (await fieldsOf(c)).one('because').trim()
      const answer = await releasePack(tools, { meeting: nameIn(c), by: session.name, inSpiteBecause })
      return 'refused' in answer
        ? atMeeting(c, session, { refused: answer.refused, status: 422 })
        : c.redirect(`/meetings/${nameIn(c)}?done=released`, 303)
    }),
  )
  app.get(
    `${MEETING}/packs/:file`,
    signedIn(async (c, session) => {
      const found = await fileOfPack(tools, nameIn(c), c.req.param('file') ?? '')
      return sendPaper(c, session, found)
    }),
  )

  app.get(
    `${MEETING}/versions/:version{[0-9]+}.zip`,
    signedIn(async (c) => {
      const version = Number(c.req.param('version'))
      const zip = await filesOfVersion(tools, nameIn(c), version)
      if (zip === null) return shownOr404(c, 'nothing', null)
      return c.body(Buffer.from(zip), 200, {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${nameIn(c).replace('/', '-')}-v${version}.zip"`,
      })
    }),
  )
  app.get(
    `${MEETING}/differences`,
    signedIn(async (c) => shownOr404(c, 'differences', await differencesView(tools, nameIn(c)))),
  )

  const ITEM = `${MEETING}/items/:item{[0-9]+}`
  app.get(
    ITEM,
    signedIn((c, session) => atItem(c, session)),
  )
  app.get(
    `${ITEM}/:version{[0-9]+}/:file{[0-9]+}`,
    signedIn(async (c, session) => {
      const [version, file] = [Number(c.req.param('version')), Number(c.req.param('file'))]
      return sendPaper(
        c,
        session,
        await fileOfVersion(tools, { meeting: nameIn(c), number: numberIn(c), version, file }),
      )
    }),
  )
  app.post(
    `${ITEM}/mark`,
    mayChange(CHANGERS, async (c, session) => {
      const fields = await fieldsOf(c)
      const state = MARKABLE.find((one) => one === fields.one('state'))
      const until: Day | null = parseDay(fields.one('until')) ?? null
      if (state === undefined)
        return atItem(c, session, { ...refuse('Choose where it stands.'), status: 422 })
      const because = fields.one('because').trim()
      const asked = { meeting: nameIn(c), item: numberIn(c), by: session.name, state, because, until }
      return afterwards(c, session, await markReport(tools, asked), 'marked')
    }),
  )
  app.post(
    `${ITEM}/pause`,
    mayChange(CHANGERS, async (c, session) => {
      const because = (await fieldsOf(c)).one('because').trim()
      if (because === '')
        return atItem(c, session, { ...refuse('Say why, so that others know.'), status: 422 })
      const asked = { meeting: nameIn(c), item: numberIn(c), by: session.name, because }
      return afterwards(c, session, await pauseChasing(tools, asked), 'paused')
    }),
  )
  app.post(
    `${ITEM}/resume`,
    mayChange(CHANGERS, async (c, session) => {
      const asked = { meeting: nameIn(c), item: numberIn(c), by: session.name }
      return afterwards(c, session, await resumeChasing(tools, asked), 'resumed')
    }),
  )

  function afterwards(c: Context<Env>, session: Session, answer: object, told: string) {
    return 'refused' in answer
      ? atItem(c, session, { refused: answer.refused as PageWords['refused'] & object, status: 422 })
      : c.redirect(`${c.req.path.replace(/\/[a-z]+$/, '')}?done=${told}`, 303)
  }

  async function programmeRefused(c: Context<Env>, session: Session, refused: PageWords['refused'] & object) {
    return show(c, 'programme', { ...(await programmeView(tools, compiles(session))), refused, status: 422 })
  }

  function shownOr404(c: Context<Env>, name: string, view: PageWords | null, more: Partial<PageWords> = {}) {
    return view === null
      ? show(c, 'nothing', { title: 'There is no such page', status: 404 })
      : show(c, name, { ...view, ...more })
  }

  /** Hands a paper over; one that the public may not see is written down first, and readers get none of them. */
  async function sendPaper(
    c: Context<Env>,
    session: Session,
    found: Awaited<ReturnType<typeof fileOfPack>>,
  ): Promise<Response> {
    if (found === null) return shownOr404(c, 'nothing', null)
    if (found.isRestricted) {
      if (!changes(session))
        return show(c, 'nothing', {
          title: 'You may not read that',
          ...refuse('It is exempt from publication. Ask the clerk.'),
          status: 403,
        })
      await noteRead(tools, {
        by: session.name,
        where: nameIn(c),
        what: `opened ${found.name}, not for publication`,
      })
    }
    return c.body(Buffer.from(await found.bytes()), 200, {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${found.name.replace(/[^\w.-]+/g, '-')}"`,
      'content-security-policy':
        "default-src 'none'; frame-ancestors 'none'; object-src 'self'; plugin-types application/pdf",
    })
  }
}

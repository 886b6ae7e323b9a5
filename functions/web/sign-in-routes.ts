import type { Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { refuse } from '../domain/refusal.ts'
import type { Identity } from '../ports/identity.ts'
import { fieldsOf } from './form-fields.ts'
import { type Env, type PageWords, showPage } from './page.ts'
import { beginSession, endSession, signedWords, withSignature } from './session.ts'
import { type Person, type Role, rolesOf } from './sign-in.ts'
import type { StaffTools } from './web-tools.ts'

const MAY: Record<Role, string> = {
  clerk: 'may do everything: edit, compile, release',
  lead: 'may edit the work programme, change where reports stand, and pause chasers',
  reader: 'may look, and change nothing',
}

/** What is remembered of somebody who went to the directory, until they come back. */
const ON_THE_WAY = 'packhorse-on-the-way'
const TEN_MINUTES = 600

/** How staff come in and go: by the council's directory, or on one machine by saying who they are. */
export function signInRoutes(app: Hono<Env>, tools: StaffTools): void {
  const { web } = tools
  app.post('/sign-out', (c) => {
    endSession(c, web)
    return c.redirect('/signed-out', 303)
  })
  app.get('/signed-out', (c) => showPage(c, tools.templates, 'signed-out', { title: 'You are signed out' }))
  if (web.signIn.by === 'choice') byChoice(app, tools, web.signIn.people)
  if (web.signIn.by === 'directory') byDirectory(app, tools, web.signIn.identity)
}

function byChoice(app: Hono<Env>, tools: StaffTools, people: Person[]): void {
  const { web } = tools
  const show = (c: Context<Env>, to: string, words: Partial<PageWords> = {}) =>
    showPage(c, tools.templates, 'sign-in', {
      title: 'Sign in',
      to: ownPath(to),
      people: people.map(({ name, roles }, number) => ({
        number,
        name,
        may: roles.map((role) => MAY[role]).join('; '),
      })),
      ...words,
    })
  app.get('/sign-in', (c) => show(c, c.req.query('to') ?? '/'))
  app.post('/sign-in', async (c) => {
    const fields = await fieldsOf(c)
    const chosen = people[Number(fields.one('person') || Number.NaN)]
    if (chosen === undefined)
      return show(c, fields.one('to'), { ...refuse('Choose who you are.'), status: 422 })
    const person = { issuer: 'chosen at the sign-in', subject: chosen.name }
    beginSession(c, web, { ...chosen, person, id: tools.secrets.token(), now: Date.now() })
    return c.redirect(ownPath(fields.one('to')), 303)
  })
}

function byDirectory(app: Hono<Env>, tools: StaffTools, identity: Identity): void {
  const { web, templates } = tools
  app.get('/sign-in', async (c) => {
    const { address, kept } = await identity.begin()
    const words = Buffer.from(JSON.stringify({ kept, to: ownPath(c.req.query('to') ?? '/') })).toString(
      'base64url',
    )
    setCookie(c, ON_THE_WAY, withSignature(web.key, 'on the way', words), {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/signed-in',
      secure: web.isSecure,
      maxAge: TEN_MINUTES,
    })
    return c.redirect(address, 303)
  })
  app.get('/signed-in', async (c) => {
    const words = signedWords(web.key, 'on the way', getCookie(c, ON_THE_WAY) ?? '')
    deleteCookie(c, ON_THE_WAY, { path: '/signed-in', secure: web.isSecure })
    if (words === null)
      return notIn(c, 'The sign-in took too long, or began in another browser. Begin it again.')
    const { kept, to } = JSON.parse(Buffer.from(words, 'base64url').toString()) as {
      kept: string
      to: string
    }
    const who = await identity.finish(new URL(c.req.url), kept).catch((fault: unknown) => {
      tools.log.warn('a sign-in was not proved', {
        because: fault instanceof Error ? fault.message : String(fault),
      })
      return null
    })
    if (who === null) return notIn(c, 'The council’s directory did not say who you are. Begin again.')
    const roles = rolesOf(who.groups)
    if (roles.length === 0)
      return notIn(
        c,
        `You are signed in as ${who.name}, and in no group that may look at these pages. Ask for packhorse-clerk, packhorse-lead or packhorse-reader.`,
      )
    const { name, person } = who
    beginSession(c, web, { id: tools.secrets.token(), name, person, roles, now: Date.now() })
    return c.redirect(ownPath(to), 303)
  })
  const notIn = (c: Context<Env>, why: string) =>
    showPage(c, templates, 'nothing', { title: 'You are not signed in', ...refuse(why), status: 403 })
}

/** A path of this app: never another site's address, whatever a link says. */
const ownPath = (to: string): string => (/^\/(?![/\\])[\w/.-]*$/.test(to) ? to : '/')

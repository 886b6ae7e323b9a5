import type { Context } from 'hono'
import { refuse } from '../domain/refusal.ts'
import { noteDeed } from '../steps/audit-trail.ts'
import { fieldsOf } from './form-fields.ts'
import { givePaper } from './hand-over.ts'
import { type Env, type PageWords, showPage } from './page.ts'
import { doerIn, formToken, type Session } from './session.ts'
import type { Role } from './sign-in.ts'
import type { Paper } from './views/papers.ts'
import type { StaffTools } from './web-tools.ts'

type Handler = (c: Context<Env>) => Response | Promise<Response>
type Act = (c: Context<Env>, session: Session) => Response | Promise<Response>

/** Who is let in to the staff's pages, and how they are answered: the same for all of their routes. */
export interface StaffDoor {
  tools: StaffTools
  /** Shows a page, with what was just done. */
  show(c: Context<Env>, name: string, words: PageWords): Response | Promise<Response>
  /** Shows a page, or says that there is none where its view is null. */
  showOr404(c: Context<Env>, name: string, view: PageWords | null): Response | Promise<Response>
  /** Lets in whoever is signed in; others sign in first, and come back. */
  signedIn(act: Act): Handler
  /** Shows a form to whoever may send it. */
  mayOpen(roles: Role[], act: Act): Handler
  /** Lets in whoever may do something, by a form of ours and no other page's. */
  mayChange(roles: Role[], act: Act): Handler
  /** Hands a paper over; one that the public may not see is written down first, and readers get none of them. */
  sendPaper(c: Context<Env>, session: Session, found: Paper | null): Promise<Response>
}

/** Who changes where reports stand, and may read what is exempt. */
export const CHANGERS: Role[] = ['clerk', 'lead']

/** What readers are told of a paper that the public may not see. */
export const mayNotRead: PageWords = {
  title: 'You may not read that',
  ...refuse('It is exempt from publication. Ask the clerk.'),
  status: 403,
}

export const changes = (session: Session): boolean => session.roles.some((role) => CHANGERS.includes(role))
export const compiles = (session: Session): boolean => session.roles.includes('clerk')

/** A meeting's address, which all routes about it begin with. */
export const MEETING = '/meetings/:committee/:date'
export const nameIn = (c: Context<Env>): string => `${c.req.param('committee')}/${c.req.param('date')}`

/** What is said of an act that was done, by the word that its page's address carries. */
const TOLD: Record<string, string> = {
  imported: 'The file is imported.',
  added: 'It is added to the work programme.',
  changed: 'It is changed, and written down under “What happened”.',
  ordered: 'The order is changed. Letters that were given stay with their reports.',
  'at-its-end': 'It is at the end of its section already.',
  accepted: 'It is accepted: who did so, and when, stands beside it.',
  returned: 'It is returned. Its authors are written to, with the reason, and it is chased again.',
  'put-here': 'It is on this meeting now. Its authors are asked for it as for any other.',
  cancelled: 'The meeting is cancelled, and the authors of its reports are written to.',
  'stands-in':
    'It is written down. The front sheet of the next pack says so; one that is public stays as it was printed.',
  'stands-in-no-more': 'It is taken back: the member sits there themselves.',
  reinstated: 'The meeting takes place after all, with its items.',
  'changed-committee': 'The committee is changed.',
  nothing: 'Nothing was different, so nothing was changed.',
  'taken-off':
    'It is taken off the work programme. It stands in “Owed, and on no meeting”, from where it can be put back.',
  marked: 'It is changed, and written down below.',
  secrecy:
    'Who may see it is changed, and written down. Packs that were compiled before have to be compiled again.',
  again: 'It is sent again: this is the new one.',
  works: 'Mail goes there again, from the next round on.',
  paused: 'Nobody is chased about it until you say so.',
  'taken-back': 'The links are taken back: none of them opens any more.',
  resumed: 'It is chased again: the next round sends what is due.',
  compiled: 'The packs are compiled. Look at them, and have somebody else release them.',
  same: 'Nothing changed since this version was compiled, so it stands.',
  released: 'It is released and public, and will not change any more.',
}

export function staffDoor(tools: StaffTools): StaffDoor {
  const { web } = tools
  const show: StaffDoor['show'] = (c, name, words) =>
    showPage(c, tools.templates, name, { told: TOLD[c.req.query('done') ?? ''] ?? '', ...words })

  const showOr404: StaffDoor['showOr404'] = (c, name, view) =>
    view === null ? show(c, 'nothing', { title: 'There is no such page', status: 404 }) : show(c, name, view)

  const signedIn: StaffDoor['signedIn'] = (act) => (c) => {
    const session = c.get('session')
    return session === null
      ? c.redirect(`/sign-in?to=${encodeURIComponent(c.req.path)}`, 303)
      : act(c, session)
  }

  const mayOpen: StaffDoor['mayOpen'] = (roles, act) =>
    signedIn((c, session) =>
      session.roles.some((role) => roles.includes(role))
        ? act(c, session)
        : show(c, 'nothing', {
            title: 'You may not do that',
            ...refuse(`Only ${roles.map((role) => `a ${role}`).join(' or ')} may. Nothing was changed.`),
            status: 403,
          }),
    )

  const mayChange: StaffDoor['mayChange'] = (roles, act) =>
    signedIn(async (c, session) => {
      const isOurs = (await fieldsOf(c)).one('form') === formToken(web, session)
      if (!isOurs)
        return show(c, 'nothing', {
          title: 'This form is out of date',
          ...refuse('Go back, load the page again, and do it once more. Nothing was changed.'),
          status: 403,
        })
      return mayOpen(roles, act)(c)
    })

  const sendPaper: StaffDoor['sendPaper'] = async (c, session, found) => {
    if (found === null) return showOr404(c, 'nothing', null)
    if (found.store === 'restricted') {
      if (!changes(session)) return show(c, 'nothing', mayNotRead)
      await noteDeed(tools, {
        ...doerIn(session),
        where: nameIn(c),
        what: `opened ${found.name}, not for publication`,
      })
    }
    return givePaper(c, tools.links, found)
  }

  return { tools, show, showOr404, signedIn, mayOpen, mayChange, sendPaper }
}

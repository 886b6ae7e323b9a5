import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as z from 'zod'
import type { Doer } from '../domain/doer.ts'
import type { WebSettings } from './web-tools.ts'

const session = z.object({
  /** New with each sign-in: nothing that was there before is taken over. */
  id: z.string().min(20),
  name: z.string().min(1),
  /** Who that is, whatever they are called: sessions of before it was kept are over. */
  person: z.object({ issuer: z.string().min(1), subject: z.string().min(1) }),
  roles: z.array(z.enum(['clerk', 'lead', 'reader'])),
  /** Milliseconds since 1970: it ends then, whatever is done in between. */
  until: z.number(),
})

export type Session = z.infer<typeof session>

/** What records keep of whoever is signed in. */
export const doerIn = ({ name, person }: Session): Doer => ({ by: name, byId: person })

/** A working day. */
const LASTS_MS = 9 * 3_600_000

/** A cookie that no other page of the domain can set, where pages come over HTTPS. */
const nameOf = ({ isSecure }: WebSettings): string => (isSecure ? '__Host-packhorse' : 'packhorse')

/** Signs words with the app's own key, for one purpose and no other. */
const sign = (key: string, purpose: string, words: string): string =>
  createHmac('sha256', key).update(`${purpose}\n${words}`).digest('base64url')

/** What was signed for a purpose; null where it was not, or was changed since. */
export function signedWords(key: string, purpose: string, value: string): string | null {
  const at = value.lastIndexOf('.')
  const words = value.slice(0, Math.max(at, 0))
  const [shown, right] = [Buffer.from(value.slice(at + 1)), Buffer.from(sign(key, purpose, words))]
  return shown.length === right.length && timingSafeEqual(shown, right) ? words : null
}

export const withSignature = (key: string, purpose: string, words: string): string =>
  `${words}.${sign(key, purpose, words)}`

/** The session that a request shows; null where there is none, or it is over. */
export function sessionIn(c: Context, settings: WebSettings, now: number): Session | null {
  const words = signedWords(settings.key, 'session', getCookie(c, nameOf(settings)) ?? '')
  if (words === null) return null
  const read = session.safeParse(JSON.parse(Buffer.from(words, 'base64url').toString()))
  return read.success && read.data.until > now ? read.data : null
}

export function beginSession(
  c: Context,
  settings: WebSettings,
  { now, ...who }: Omit<Session, 'until'> & { now: number },
): void {
  const words = Buffer.from(JSON.stringify({ ...who, until: now + LASTS_MS })).toString('base64url')
  setCookie(c, nameOf(settings), withSignature(settings.key, 'session', words), {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: settings.isSecure,
    maxAge: LASTS_MS / 1000,
  })
}

export const endSession = (c: Context, settings: WebSettings): void =>
  void deleteCookie(c, nameOf(settings), { path: '/', secure: settings.isSecure })

/** What every form of a session carries: a page of somebody else's cannot know it. */
export const formToken = ({ key }: WebSettings, { id }: Session): string => sign(key, 'form', id)

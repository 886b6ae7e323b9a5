import type { ServedApp } from './web.ts'

/** Somebody who is signed in, without a browser: what they get, and what they send by the app's own forms. */
export interface Visitor {
  get(path: string): Promise<Response>
  send(path: string, fields: Record<string, string>): Promise<Response>
}

/** Signs in as the made-up council's person of that number. */
export async function signIn({ address }: ServedApp, person: number): Promise<Visitor> {
  const post = (path: string, fields: Record<string, string>, cookie = '') =>
    fetch(address + path, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
      headers: { origin: address, cookie },
    })
  const answer = await post('/sign-in', { person: `${person}`, to: '/' })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const get = (path: string) => fetch(address + path, { redirect: 'manual', headers: { cookie } })
  const form = /name="form" value="([^"]+)"/.exec(await (await get('/')).text())?.[1] ?? ''
  return { get, send: (path, fields) => post(path, { form, ...fields }, cookie) }
}

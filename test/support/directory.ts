import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** As much of an OpenID Connect provider as a sign-in uses. It lets everybody in as `person`. */
export interface Directory {
  issuer: string
  person: Listed
  /** What the next token says differently from what it should. */
  spoil: Record<string, unknown>
  /** Signs the next token with another key. */
  forges: boolean
  close(): void
}

/** Somebody whom it knows: for good by `sub`, which is their name where nothing else is said. */
interface Listed {
  name: string
  groups: string[]
  sub?: string
}

const CLIENT = 'packhorse'

export async function directory(): Promise<Directory> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const strangers = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const person: Listed = { name: 'Clerk', groups: [] }
  const state = { person, spoil: {}, forges: false, issuer: '' }
  const codes = new Map<string, { nonce: string; challenge: string }>()

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const url = new URL(request.url ?? '/', state.issuer)
    const say = (value: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (url.pathname === '/.well-known/openid-configuration')
      return say({
        issuer: state.issuer,
        authorization_endpoint: `${state.issuer}/authorize`,
        token_endpoint: `${state.issuer}/token`,
        jwks_uri: `${state.issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      })
    if (url.pathname === '/keys')
      return say({
        keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
      })
    if (url.pathname === '/authorize') {
      const asked = (name: string): string => url.searchParams.get(name) ?? ''
      const code = randomUUID()
      codes.set(code, { nonce: asked('nonce'), challenge: asked('code_challenge') })
      const back = new URL(asked('redirect_uri'))
      back.search = new URLSearchParams({ code, state: asked('state') }).toString()
      return response.writeHead(302, { location: back.href }).end()
    }
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const known = codes.get(form.get('code') ?? '')
    const shown = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    codes.delete(form.get('code') ?? '')
    if (known === undefined || known.challenge !== shown) return say({ error: 'invalid_grant' }, 400)
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: state.issuer,
      aud: CLIENT,
      sub: state.person.name,
      iat: now,
      exp: now + 300,
      nonce: known.nonce,
      ...state.person,
      ...state.spoil,
    }
    const words = [{ alg: 'RS256', kid: 'one' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    const key = state.forges ? strangers.privateKey : keys.privateKey
    const mark = sign('sha256', Buffer.from(words), key).toString('base64url')
    return say({ access_token: randomUUID(), token_type: 'Bearer', id_token: `${words}.${mark}` })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  state.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(state, {
    close() {
      server.closeAllConnections()
      server.close()
    },
  })
}

import * as openid from 'openid-client'
import * as z from 'zod'
import type { Identity } from '../../ports/identity.ts'

export interface OpenIdSettings {
  /** `https://login.microsoftonline.com/<tenant>/v2.0`, `https://cognito-idp.<region>.amazonaws.com/<pool>`, … */
  issuer: string
  clientId: string
  clientSecret: string
  /** Where the directory sends people back to: `https://…/signed-in`. */
  redirect: string
  /** The claim that holds groups or roles: `groups`, `roles`, `cognito:groups`. */
  groupsClaim: string
}

const kept = z.object({ verifier: z.string(), state: z.string(), nonce: z.string() })

/**
 * Signs people in by OpenID Connect (code flow with PKCE, state and nonce), with any issuer that tells about itself.
 * An issuer without TLS is taken on this machine alone.
 */
export function openIdentity(settings: OpenIdSettings): Identity {
  let found: Promise<openid.Configuration> | null = null
  const configuration = (): Promise<openid.Configuration> => {
    found ??= discover(settings).catch((fault) => {
      found = null
      throw fault
    })
    return found
  }
  return {
    async begin() {
      const verifier = openid.randomPKCECodeVerifier()
      const [state, nonce] = [openid.randomState(), openid.randomNonce()]
      const address = openid.buildAuthorizationUrl(await configuration(), {
        redirect_uri: settings.redirect,
        scope: 'openid profile email',
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      })
      return { address: address.href, kept: JSON.stringify({ verifier, state, nonce }) }
    },
    async finish(address, words) {
      const { verifier, state, nonce } = kept.parse(JSON.parse(words))
      // The address as the directory knows it, whatever stands between it and us.
      const seen = new URL(settings.redirect)
      seen.search = address.search
      const tokens = await openid.authorizationCodeGrant(await configuration(), seen, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      const proved = tokens.claims()
      if (proved === undefined) throw new Error('The directory sent no ID token')
      const claims: Record<string, unknown> = { ...proved }
      const groups = [claims[settings.groupsClaim] ?? []].flat().map(String)
      const name = String(claims.name ?? claims.preferred_username ?? claims.email ?? proved.sub)
      return { person: { issuer: proved.iss, subject: proved.sub }, name, groups }
    },
  }
}

function discover({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<openid.Configuration> {
  const address = new URL(issuer)
  const isHere = address.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(address.hostname)
  // Tokens come straight from the issuer; their signature is looked at all the same.
  const execute = [openid.enableNonRepudiationChecks, ...(isHere ? [openid.allowInsecureRequests] : [])]
  return openid.discovery(address, clientId, clientSecret, undefined, { execute })
}

import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { keptSecret } from '../adapters/aws/kept-secret.ts'
import type { Environment } from './aws-wiring.ts'

/** Settings that nobody may read from a function's environment: that holds only the names they are kept under. */
const SECRETS = ['PACKHORSE_SESSION_KEY', 'PACKHORSE_OIDC_CLIENT_SECRET'] as const

/** The environment with its secrets filled in. */
export async function withSecrets(environment: Environment): Promise<Environment> {
  const secrets = new SecretsManagerClient()
  const filled: Environment = { ...environment }
  for (const setting of SECRETS) {
    const name = environment[`${setting}_KEPT_AS`]
    if (name === undefined) throw new Error(`${setting}_KEPT_AS does not name a secret`)
    filled[setting] = await keptSecret(secrets, name)
  }
  return filled
}

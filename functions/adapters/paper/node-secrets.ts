import { createHash, randomBytes } from 'node:crypto'
import type { Secrets } from '../../ports/secrets.ts'

/** By Node's own random numbers. A token is random enough that a plain digest of it needs no salt. */
export const nodeSecrets = (): Secrets => ({
  token: () => randomBytes(32).toString('base64url'),
  digest: (token) => createHash('sha256').update(token).digest('hex'),
})

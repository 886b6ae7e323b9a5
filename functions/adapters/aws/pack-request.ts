import * as z from 'zod'
import { doerOf } from '../../domain/doer.ts'
import type { PackRequest } from '../../domain/release/pack-request.ts'

const request = z.object({
  id: z.string().min(1),
  /** `<committee-slug>/<yyyy-mm-dd>` */
  meeting: z.string().min(1),
  by: z.string().min(1),
  byId: z.object({ issuer: z.string(), subject: z.string() }).optional(),
  supplement: z.boolean(),
  chairsReason: z.string(),
})

/** What a message of the packing queue asks for. Throws for a message that is none. */
export function packRequestIn(body: string): PackRequest {
  const { by, byId, ...asked } = request.parse(JSON.parse(body))
  return { ...asked, ...doerOf(byId === undefined ? { by } : { by, byId }) }
}

import * as z from 'zod'
import type { PackRequest } from '../../domain/release/pack-request.ts'

const request = z.object({
  id: z.string().min(1),
  /** `<committee-slug>/<yyyy-mm-dd>` */
  meeting: z.string().min(1),
  by: z.string().min(1),
  supplement: z.boolean(),
  chairsReason: z.string(),
})

/** What a message of the packing queue asks for. Throws for a message that is none. */
export const packRequestIn = (body: string): PackRequest => request.parse(JSON.parse(body))

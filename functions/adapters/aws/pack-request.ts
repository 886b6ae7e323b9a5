import * as z from 'zod'

const request = z.object({
  /** `<committee-slug>/<yyyy-mm-dd>` */
  meeting: z.string().min(1),
  by: z.string().min(1),
  supplement: z.boolean().default(false),
  chairsReason: z.string().default(''),
})

/** What a message of the packing queue asks for. Throws for a message that is none. */
export const packRequestIn = (body: string): z.infer<typeof request> => request.parse(JSON.parse(body))

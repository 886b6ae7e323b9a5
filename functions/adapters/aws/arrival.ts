import * as z from 'zod'

const arrival = z.object({
  /** When the file was there. */
  time: z.iso.datetime(),
  detail: z.object({ object: z.object({ key: z.string().min(1) }) }),
})

/** What EventBridge says of a file that arrived in S3 ("Object Created"). Throws for a message that does not. */
export function arrivalIn(body: string): { at: string; key: string } {
  const { time, detail } = arrival.parse(JSON.parse(body))
  return { at: time, key: detail.object.key }
}

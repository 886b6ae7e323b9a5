import { type ReleaseAnswer, type ReleaseRequest, releasePack } from '../steps/release-pack.ts'
import { releaseTools } from '../wiring/aws-releasing.ts'

/** `at`: when the clerk pressed the button, ISO 8601. The law counts from that day. */
export interface AskedRelease extends ReleaseRequest {
  at: string
}

/** Its role can enter the open store alone: what is exempt cannot be released by it. */
export const handler = async ({ at, ...asked }: AskedRelease): Promise<ReleaseAnswer> =>
  releasePack(await releaseTools(process.env, at), asked)

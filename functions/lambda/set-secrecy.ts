import { type SecrecyAnswer, type SecrecyRequest, setSecrecy } from '../steps/set-secrecy.ts'
import { secrecyTools } from '../wiring/aws-secrecy.ts'

/** `at`: when the clerk pressed the button, ISO 8601. */
export interface AskedSecrecy extends SecrecyRequest {
  at: string
}

export const handler = async ({ at, ...asked }: AskedSecrecy): Promise<SecrecyAnswer> =>
  setSecrecy(await secrecyTools(process.env, at), asked)

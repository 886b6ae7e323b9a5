import { person } from '../domain/chasers/recipients.ts'
import { STOPPED, type StoppedAddress } from '../domain/chasers/round-records.ts'
import type { Register } from '../ports/register.ts'

/** Why nothing goes to an address any more; null where mail goes there. */
export async function stoppedBecause(
  { register }: { register: Register },
  address: string,
): Promise<string | null> {
  const stop = await register.read<StoppedAddress>(`${STOPPED}${person(address)}`)
  return stop === undefined || stop.value.liftedOn !== null ? null : stop.value.because
}

import type { PackRequest } from '../domain/release/pack-request.ts'

/** Hands requests for packs to whoever compiles them: pages do not wait for that. */
export interface PackRequests {
  /** Whether what was asked for is still there when the process that asked is gone. */
  readonly outlive: boolean
  /** Takes a request, to be carried out soon and at least once. Throws where it could not be taken. */
  ask(request: PackRequest): Promise<void>
}

/**
 * Who is at work. A chaser's claim names the worker that made it; a claim whose worker is gone may be
 * taken over. On one machine a dead process is known at once; in the cloud only a lease can tell.
 */
export interface Workers {
  /** This process, as a name that no other process ever has. */
  readonly me: string
  /** Whether that worker can no longer be in the middle of anything. */
  isGone(worker: string): Promise<boolean>
}

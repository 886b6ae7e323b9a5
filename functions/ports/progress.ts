/** Long work tells how far it is. */
export interface Progress {
  /** `done` of `total` steps are behind us; `doing` says what is next, in plain words. */
  at(done: number, total: number, doing: string): void
}

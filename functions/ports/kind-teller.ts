import type { PaperKind } from '../domain/papers/paper-kind.ts'

/** What a file is by its content; or, for what is not taken, what it is and what to do. */
export type Told = { kind: PaperKind } | { refused: string }

/** Tells what a file is. Looks at no more of it than it needs to, and never throws for bad input. */
export type KindTeller = (bytes: Uint8Array) => Promise<Told>

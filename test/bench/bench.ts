import { benchRounds } from './rounds.ts'

/** `npm run bench`: what takes how long, and how it grows. Printed, never asserted: machines differ. */
await benchRounds()

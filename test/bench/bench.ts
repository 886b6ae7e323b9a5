import { benchBinding } from './binding.ts'
import { benchConversions } from './conversions.ts'
import { benchCouncils } from './councils.ts'
import { benchFunctions } from './functions.ts'
import { benchPages } from './pages.ts'
import { benchRounds } from './rounds.ts'

/** `npm run bench [binding | conversions | councils | functions | pages | rounds]`: what takes how long, and how it grows. Printed, never asserted: machines differ. */
const [only] = process.argv.slice(2)
if (only === undefined || only === 'rounds') await benchRounds()
if (only === undefined || only === 'binding') await benchBinding()
if (only === undefined || only === 'conversions') await benchConversions()
if (only === undefined || only === 'functions') await benchFunctions()
if (only === undefined || only === 'councils') await benchCouncils()
if (only === undefined || only === 'pages') await benchPages()

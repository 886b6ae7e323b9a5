/** `node test/support/write-word-template.ts`: makes the officers' Word template anew. */
import { writeFileSync } from 'node:fs'
import { WORD_TEMPLATE, wordTemplate } from './word-template.ts'

writeFileSync(WORD_TEMPLATE, await wordTemplate())

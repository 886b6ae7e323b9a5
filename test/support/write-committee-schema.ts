import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { committeeFile } from '../../functions/steps/committee-file.ts'

/** The JSON Schema of the committee file, for editors that complete and check as people type. */
export const SCHEMA_FILE = fileURLToPath(new URL('../../docs/committee.schema.json', import.meta.url))

export const committeeSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(committeeFile, { io: 'input' }), null, 2)}\n`

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(SCHEMA_FILE, committeeSchema())

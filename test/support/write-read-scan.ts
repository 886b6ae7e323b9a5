/** Has one page of a scan read by machine and writes the outcome: a program of its own, so that it can be cut off from any network. */
import { readFileSync, writeFileSync } from 'node:fs'
import { textRecogniser } from '../../functions/adapters/paper/scans/text-recogniser.ts'

const [, , scan = '', outcome = ''] = process.argv
const read = await textRecogniser().read(readFileSync(scan), [1], { at: () => undefined })
writeFileSync(outcome, read.pdf)
process.stdout.write(JSON.stringify({ ...read, pdf: read.pdf.length }))

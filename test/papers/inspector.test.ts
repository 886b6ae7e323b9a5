import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { inspector } from '../../functions/adapters/paper/inspector.ts'
import { makePdf } from '../support/make-pdf.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

it('does not blame a file for a part of Packhorse that is missing', async () => {
  const worker = join(temporaryFolder(), 'worker.mjs')
  writeFileSync(
    worker,
    `import { readFileSync } from 'node:fs'
     import { parentPort } from 'node:worker_threads'
     parentPort.on('message', () => readFileSync('/no/fonts/here.woff'))`,
  )
  const inspect = inspector({ worker: pathToFileURL(worker) })
  await expect(inspect(makePdf({ pages: 1 }))).rejects.toThrow('A part of Packhorse is missing')
  await expect(inspector({ worker: pathToFileURL(`${worker}.gone`) })(makePdf({ pages: 1 }))).rejects.toThrow(
    'missing',
  )
})

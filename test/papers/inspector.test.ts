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

it('waits for a worker that a busy machine keeps waiting, and stops one that works on and on', async () => {
  const patience = 300
  const inspectWith = (act: string) => {
    const worker = join(temporaryFolder(), 'worker.mjs')
    writeFileSync(
      worker,
      `import { parentPort } from 'node:worker_threads'
       parentPort.on('message', () => { ${act}; parentPort.postMessage({ verdict: 'fit' }) })`,
    )
    return inspector({ worker: pathToFileURL(worker), patience })(makePdf({ pages: 1 }))
  }
  const held = `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${2 * patience})`
  expect(await inspectWith(held)).toMatchObject({ verdict: 'fit' })
  expect(await inspectWith('for (;;) {}')).toMatchObject({ verdict: 'unfit' })
})

import { expect, it } from 'vitest'
import { atTheDesk } from '../support/packhorse.ts'

it('tells of a file that cannot be opened in the same shape as of any other', async () => {
  const desk = atTheDesk()
  const { json } = await desk.run<{ verdict: string; accessibility: object }>(
    'inspect',
    desk.lay('report.docx', new Uint8Array()),
  )
  expect(json.verdict).toBe('unfit')
  expect(json.accessibility).toEqual({})
})

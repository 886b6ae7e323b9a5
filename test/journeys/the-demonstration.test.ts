import { basename } from 'node:path'
import { expect, it } from 'vitest'
import { runCommandLine } from '../../functions/local/command-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

it('lives through a month, and says where its packs lie: those, and nothing that lies beside them', async () => {
  const out: string[] = []
  const words = ['demo', '--out', `${temporaryFolder()}/demo`, '--json']
  expect(await runCommandLine(words, { out: (text) => out.push(text), err: () => undefined })).toBe(0)
  const { packs } = JSON.parse(out.join('')) as { packs: string[] }
  expect(packs.map((path) => basename(path))).toEqual(['public-document-pack.pdf', 'supplement-1.pdf'])
  for (const pack of packs)
    expect(
      await runCommandLine(['verify', pack, '--json'], { out: () => undefined, err: () => undefined }),
    ).toBe(0)
})

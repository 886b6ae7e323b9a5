import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Home, openHome } from '../../functions/adapters/local/home.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe('the home folder', () => {
  test('is made where there is none, and found again', async () => {
    const folder = join(temporaryFolder(), 'council', 'home')
    const made = await opened(folder)
    await made.register.create('meetings/one', { venue: 'Shire Hall' })
    await made.open.put('packs/one.pdf', Uint8Array.from([1]))
    const again = await opened(folder)
    expect((await again.register.read('meetings/one'))?.value).toEqual({ venue: 'Shire Hall' })
    expect(await again.open.list('')).toEqual(['packs/one.pdf'])
    expect((await readdir(folder)).sort()).toEqual([
      'open',
      'outbox',
      'packhorse.json',
      'register',
      'restricted',
    ])
    expect(JSON.parse(await readFile(join(folder, 'packhorse.json'), 'utf8'))).toMatchObject({ format: 1 })
  })

  test('keeps exempt papers apart, where only its own account may enter', async () => {
    const folder = temporaryFolder()
    const home = await opened(folder)
    await home.restricted.put('uploads/exempt.pdf', Uint8Array.from([7]))
    expect(await home.open.get('uploads/exempt.pdf')).toBeUndefined()
    expect(home.restricted.whereabouts('uploads/exempt.pdf')).toBe(
      join(folder, 'restricted/uploads/exempt.pdf'),
    )
    if (process.platform !== 'win32')
      expect((await stat(join(folder, 'restricted'))).mode & 0o777).toBe(0o700)
  })

  test('is made once, though many open it at once', async () => {
    const folder = join(temporaryFolder(), 'home')
    const homes = await Promise.all(Array.from({ length: 12 }, () => opened(folder)))
    const made = await Promise.all(homes.map((home, at) => home.register.create('one', { at })))
    expect(made.filter(Boolean)).toHaveLength(1)
    expect((await readdir(folder)).filter((name) => name.startsWith('packhorse.json'))).toEqual([
      'packhorse.json',
    ])
  })

  test('is not made among files that are somebody’s own', async () => {
    const folder = temporaryFolder()
    await writeFile(join(folder, 'holiday.jpg'), '')
    expect(await refusalFor(folder)).toMatch(/holds other files.*Name an empty folder or a new one/)
    expect(await readdir(folder)).toEqual(['holiday.jpg'])
  })

  test('is not made in a file, nor beneath one', async () => {
    const file = join(temporaryFolder(), 'programme.csv')
    await writeFile(file, 'committee')
    expect(await refusalFor(file)).toMatch(/there is a file of that name\. Name a folder/)
    expect(await refusalFor(join(file, 'home'))).toMatch(/a part of that path is a file\. Name a folder/)
  })

  test('of a newer Packhorse is left alone', async () => {
    const folder = temporaryFolder()
    await writeFile(join(folder, 'packhorse.json'), '{"format": 2}')
    expect(await refusalFor(folder)).toMatch(
      /written by a newer Packhorse \(format 2; this one knows 1\)\. Upgrade/,
    )
    expect(await readdir(folder)).toEqual(['packhorse.json'])
  })

  test.each(['', '{', 'null', '{}', '{"format": "1"}', '{"format": 0}', '{"format": 1.5}'])(
    'is left alone when its packhorse.json says only %j',
    async (text) => {
      const folder = temporaryFolder()
      await writeFile(join(folder, 'packhorse.json'), text)
      expect(await refusalFor(folder)).toMatch(/packhorse\.json is damaged.*Restore/)
      expect(await readdir(folder)).toEqual(['packhorse.json'])
    },
  )

  test('clears away what killed writers left, once it is a day old', async () => {
    const folder = temporaryFolder()
    await opened(folder)
    const drafts = join(folder, 'register/.tmp')
    await mkdir(join(drafts, 'old'), { recursive: true })
    await writeFile(join(drafts, 'old', 'v000000001.json'), '{')
    await writeFile(join(drafts, 'new'), '{')
    const long = new Date(Date.now() - 25 * 3_600_000)
    await utimes(join(drafts, 'old'), long, long)
    await opened(folder)
    expect(existsSync(join(drafts, 'old'))).toBe(false)
    expect(existsSync(join(drafts, 'new'))).toBe(true)
  })
})

async function opened(folder: string): Promise<Home> {
  const answer = await openHome(folder)
  if ('refused' in answer) throw new Error(answer.refused.map(({ message }) => message).join(' '))
  return answer.done
}

async function refusalFor(folder: string): Promise<string> {
  const answer = await openHome(folder)
  return 'refused' in answer ? answer.refused.map(({ message }) => message).join(' ') : 'not refused'
}

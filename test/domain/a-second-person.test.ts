import { expect, it } from 'vitest'
import type { Doer, PersonId } from '../../functions/domain/doer.ts'
import { isSamePerson } from '../../functions/domain/doer.ts'
import { isCompiler } from '../../functions/domain/release/may-release.ts'
import type { PackVersion } from '../../functions/domain/release/pack-version.ts'

const inDirectory = (subject: string): PersonId => ({
  issuer: 'https://directory.testshire.example',
  subject,
})
const atTheLine = (name: string): PersonId => ({ issuer: 'command line', subject: name })
const compiledBy = (name: string, id?: PersonId) =>
  ({ compiledBy: name, ...(id === undefined ? {} : { compiledById: id }) }) as PackVersion

it('knows whoever compiled a pack again, whatever they are called by now', () => {
  const pack = compiledBy('Committee Clerk', inDirectory('a1'))
  expect(isCompiler(pack, { by: 'Clerk to the Committee', byId: inDirectory('a1') })).toBe(true)
  expect(isCompiler(pack, { by: 'Committee Clerk', byId: inDirectory('b2') })).toBe(false)
})

it('goes by the name where a pack was compiled before identities were kept, or by another way in', () => {
  const same: Doer = { by: ' committee clerk ', byId: inDirectory('a1') }
  const other: Doer = { by: 'Manager', byId: inDirectory('a1') }
  for (const pack of [
    compiledBy('Committee Clerk'),
    compiledBy('Committee Clerk', atTheLine('committee clerk')),
  ])
    expect([isCompiler(pack, same), isCompiler(pack, other)]).toEqual([true, false])
})

it('takes the same subject of two issuers for nobody in particular', () => {
  const one: Doer = { by: 'Clerk', byId: inDirectory('1') }
  expect(
    isSamePerson(one, { by: 'Manager', byId: { issuer: 'https://elsewhere.example', subject: '1' } }),
  ).toBe(false)
})

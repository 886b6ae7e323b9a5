import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const FUNCTIONS = new URL('../../functions/', import.meta.url).pathname
const isComment = (line: string): boolean => /^\s*(\/?\*|\/\/)/.test(line)

it('tells nobody at a page what to type on a command line: that is for the command line to add', () => {
  const files = globSync('{domain,steps,web}/**/*.ts', { cwd: FUNCTIONS })
  expect(files.length).toBeGreaterThan(200)
  const typed = files.flatMap((file) =>
    readFileSync(FUNCTIONS + file, 'utf8')
      .split('\n')
      .filter(
        (line) => !isComment(line) && /(^|[\s"'`(])--[a-z]{2,}|["'`]packhorse [a-z]+ ?[-"'`<]/.test(line),
      )
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(typed).toEqual([])
})

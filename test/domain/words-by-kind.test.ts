import { expect, test } from 'vitest'
import { type Accessibility, asSent } from '../../functions/domain/papers/accessibility.ts'
import { warnOfHiddenWords } from '../../functions/domain/papers/hidden-words.ts'

const advised = (kind: Parameters<typeof asSent>[0], ...rules: string[]): string[] => {
  const advice = rules.map((rule) => ({ rule, page: null, pages: [], words: 'In Word: mend it.' }))
  return asSent(kind, { advice } as unknown as Accessibility).advice.map(
    ({ rule, words }) => `${rule}: ${words}`,
  )
}

test('an officer is told of the program that the file was written in, and of what can be mended there', () => {
  expect(advised('docx', 'no-headings')).toEqual(['no-headings: In Word: mend it.'])
  expect(advised('pptx', 'no-title')).toEqual(['no-title: In PowerPoint: mend it.'])
  expect(advised('xlsx', 'no-headings', 'figure-without-description', 'untagged-words')).toEqual([
    expect.stringMatching(/^not-tagged: A spreadsheet becomes pages/),
    'figure-without-description: In Excel: mend it.',
  ])
})

test('a chart that runs over the edge of a page hides nothing, and what it cuts off is told as cut off', () => {
  const crossing = [
    { page: 1, by: 'outside' as const, words: 5 },
    { page: 2, by: 'clipped' as const, words: 3 },
  ]
  expect(warnOfHiddenWords(crossing, 'xlsx')).toEqual([
    expect.stringMatching(/^Page 2: 3 words are cut off where they stand\. Make the columns wide enough/),
  ])
  expect(warnOfHiddenWords(crossing)).toHaveLength(2)
})

test('who sent a Word file is not asked for a PDF', () => {
  const white = [{ page: 1, by: 'ground' as const, words: 3 }]
  expect(warnOfHiddenWords(white)[0]).toContain('as PDF again')
  expect(warnOfHiddenWords(white, 'docx')[0]).not.toContain('as PDF again')
})

import { expect, it } from 'vitest'
import { inColour } from '../../functions/adapters/paper/web-assets.ts'
import { siteCss } from '../../functions/wiring/page-assets.ts'
import { readSettings } from '../../functions/wiring/settings.ts'

const colourOf = (colour: string) => {
  const read = readSettings({ PACKHORSE_COLOUR: colour })
  return 'refused' in read ? read.refused.map(({ message }) => message).join() : read.done.pages.colour
}

it('takes a council’s colour where white words on it can be read, and refuses another with what to do', () => {
  expect(colourOf('#4B2A6B')).toBe('#4B2A6B')
  expect(colourOf('#ffcc00')).toContain('Choose a darker one')
  expect(colourOf('purple')).toContain('#1d4f5c')
})

it('puts every page into that colour', () => {
  expect(inColour(siteCss(), '#4b2a6b').trimEnd()).toMatch(/--council:#4b2a6b\}$/)
})

import { below, newElement, textOf, type XmlElement } from '../xml/element.ts'
import type { OfficePackage } from './read-package.ts'

/** A title that is a file's name or place says more of a computer than of a report. */
const NO_TITLE = /[\\/]|\.\w{3,4}$/

/** What a document says of itself, as far as readers need it: its title and its language. No author, company or time. */
export async function coreProperties(pack: OfficePackage): Promise<XmlElement> {
  const link = (await pack.relationships('')).find(
    ({ type, isExternal }) => type === 'core-properties' && !isExternal,
  )
  const core = link === undefined ? undefined : await pack.xml(link.target)
  const words = (name: string): string => {
    const element = below(core, name)
    return element === undefined ? '' : textOf(element).trim()
  }
  const [title, language] = [words('dc:title'), words('dc:language')]
  return newElement(
    'cp:coreProperties',
    {},
    ...(title === '' || NO_TITLE.test(title) ? [] : [newElement('dc:title', {}, title)]),
    ...(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/i.test(language)
      ? [newElement('dc:language', {}, language)]
      : []),
  )
}

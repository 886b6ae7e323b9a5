import { below, newElement, textOf, type XmlElement } from '../xml/element.ts'
import type { OfficePackage } from './read-package.ts'

/** A title that is a file's name or place says more of a computer than of a report. */
const NO_TITLE = /[\\/]|\.\w{3,4}$/

export interface KeptProperties {
  /** A title and a language: what readers need. No author, company or time. */
  core: XmlElement
  /** Which program wrote it, in which version, after which charts are drawn a little differently; and nothing else. */
  app: XmlElement
}

/** What a document says of itself, as far as it decides how it is read. */
export async function keptProperties(pack: OfficePackage): Promise<KeptProperties> {
  const links = await pack.relationships('')
  const words = async (type: string, name: string): Promise<string> => {
    const link = links.find((one) => one.type === type && !one.isExternal)
    const element = link === undefined ? undefined : below(await pack.aside(link.target), name)
    return element === undefined ? '' : textOf(element).trim()
  }
  const title = await words('core-properties', 'dc:title')
  const language = await words('core-properties', 'dc:language')
  const program = await words('extended-properties', 'ep:Application')
  const version = await words('extended-properties', 'ep:AppVersion')
  return {
    core: newElement(
      'cp:coreProperties',
      {},
      ...(title === '' || NO_TITLE.test(title) ? [] : [newElement('dc:title', {}, title)]),
      ...(/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language) ? [newElement('dc:language', {}, language)] : []),
    ),
    app: newElement(
      'ep:Properties',
      {},
      ...(/^Microsoft (?:Office )?(?:Word|Excel|PowerPoint)$/.test(program)
        ? [newElement('ep:Application', {}, program)]
        : []),
      ...(/^\d{1,2}\.\d{4}$/.test(version) ? [newElement('ep:AppVersion', {}, version)] : []),
    ),
  }
}

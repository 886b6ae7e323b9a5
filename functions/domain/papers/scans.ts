import { pagesInWords } from './page-list.ts'

/** Pages of a file that are pictures, by what came of them when a machine was to read them. */
export interface PagesRead {
  read: readonly number[]
  doubtful: readonly number[]
  wordless: readonly number[]
  unread: readonly number[]
}

/** What is said of pages that nobody can search, before anybody chose to have them read. */
export const scansOffered = (pages: readonly number[]): string =>
  `${aPicture(pages)} Send the document that was printed or scanned; where there is none, choose to have the words read by machine.`

/** The same, where no machine is there that could. */
export const scansUnread = (pages: readonly number[]): string =>
  `${aPicture(pages)} Send the document that was printed or scanned: words are not read by machine here.`

/** The same, where there are more of them than a machine reads. */
export const scansTooMany = (pages: readonly number[], most: number): string =>
  `${aPicture(pages)} Send the document that was printed or scanned: a machine reads ${most} scanned pages of a file at most, and this one has ${pages.length}. Where there is no such document, send the scan as files of at most ${most} pages, and choose to have their words read by machine.`

/** What is being done meanwhile. */
export const READING_SCANS = 'reading scanned pages'

const aPicture = (pages: readonly number[]): string =>
  `${pagesInWords(pages)}: a picture without words, which nobody can search and no screen reader can read aloud.`

/** What is said once they were read: in the order of what an officer has to do. */
export function scansRead({ read, doubtful, wordless, unread }: PagesRead): string[] {
  const said: string[] = []
  if (read.length > 0)
    said.push(
      `The words of ${pagesInWords(read).toLowerCase()} were read by machine, and may be wrong; a scan is still not as accessible as the document it was made from: send that if you have it.`,
    )
  if (doubtful.length > 0)
    said.push(
      `${pagesInWords(doubtful)}: hard to read by machine, so many of the words may be wrong. If you send it as a scan, scan it again: straight, in black and white, at 300 dots to the inch.`,
    )
  if (wordless.length > 0)
    said.push(
      `${pagesInWords(wordless)}: the machine found no words. Where there are some, scan it again: the right way up, at 300 dots to the inch.`,
    )
  if (unread.length > 0)
    said.push(
      `${pagesInWords(unread)}: not read by machine in the time that there is for it. These stay pictures that nobody can search; send the document they were made from, or send them as a shorter file.`,
    )
  return said
}

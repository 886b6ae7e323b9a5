/** A file of the site, as it lies there. */
export interface SiteFile {
  path: string
  bytes: number
}

/** What is in a file of the site, and since when. */
export interface SiteContent {
  bytes: Uint8Array
  changed: Date
}

/** Files that the public reads, under their addresses: written anew whenever they change. */
export interface PublicSite {
  /** The file under a path (`highways/2017-07-26/index.html`); nothing where there is none. */
  read(path: string): Promise<SiteContent | undefined>
  /** Writes a file, whole or not at all. */
  write(path: string, content: Uint8Array): Promise<void>
  /** Every file, in order of their paths. */
  list(): Promise<SiteFile[]>
}

const KINDS: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  pdf: 'application/pdf',
  json: 'application/json',
  xml: 'application/xml',
  txt: 'text/plain; charset=utf-8',
  atom: 'application/atom+xml',
  ics: 'text/calendar; charset=utf-8',
}

/** What a file of the site is told to be, by the end of its name. */
export const kindOfFile = (path: string): string =>
  KINDS[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'

/** A finished pack as an independent reader sees it. */
export interface SeenPack {
  title: string | null
  language: string | null
  tagged: boolean
  pages: SeenPage[]
  outline: SeenBookmark[]
  links: SeenLink[]
  tags: SeenTags
  /** What in the file would run, fetch, open or enclose something, in plain words. */
  outside: string[]
}

export interface SeenPage {
  label: string
  stampedNumber: string | null
  stampedLetter: string | null
  text: string
}

export interface SeenBookmark {
  title: string
  /** Index of the page from 0; null when it leads nowhere. */
  page: number | null
  children: SeenBookmark[]
}

export interface SeenLink {
  /** Index of the page that it stands on. */
  on: number
  words: string
  page: number | null
  address: string | null
}

export interface SeenTags {
  astray: number
  unkeyed: number
}

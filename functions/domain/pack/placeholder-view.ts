/** The page that stands for a file that could not be bound, in the ready words that `pack/placeholder` prints. */
export interface PlaceholderView {
  language: string
  colour: string
  title: string
  name: string
  reasons: string[]
}

/** Puts a placeholder into words: which file is missing here, and why. For papers that anyone may read only. */
export const placeholderView = (of: {
  name: string
  reasons: string[]
  language: string
  colour: string
}): PlaceholderView => ({ ...of, title: 'A paper is missing here' })

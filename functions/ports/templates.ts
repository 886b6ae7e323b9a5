/** Turns a view of ready words into text or HTML. A template decides nothing. */
export interface Templates {
  /**
   * Renders the template of that name: `emails/chaser.txt`, `pack/front-matter`. HTML is escaped; names that
   * end in `.txt` are plain text. Throws where the view lacks a word that the template prints.
   */
  render(name: string, view: unknown): string
}

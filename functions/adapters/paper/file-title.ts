/** What a paper is called that says nothing of itself: `Gritting_routes-FINAL.docx` is `Gritting routes-FINAL`. */
export const fileTitle = (name: string): string =>
  name
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replaceAll('_', ' ')
    .trim() || 'Report'

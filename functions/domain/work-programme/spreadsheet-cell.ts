/** What a spreadsheet takes for the beginning of a formula, which could send what stands beside it elsewhere. */
const FORMULA = /^[=+\-@\t\r]/

/** Words as a spreadsheet shows them, and never works them out: an apostrophe before them says that they are text. */
export const asText = (words: string): string => (FORMULA.test(words) ? `'${words}` : words)

/** Words as they were, where a spreadsheet or we put that apostrophe before them. */
export const asWritten = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '')

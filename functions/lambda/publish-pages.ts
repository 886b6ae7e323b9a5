import { publishPages } from '../steps/publish-pages.ts'
import { publishTools } from '../wiring/aws-releasing.ts'

/** Whose pages are looked at: one committee's, or all. */
export interface AskedPages {
  committee: string | null
}

export const handler = async ({ committee }: AskedPages): Promise<string[]> =>
  publishPages(await publishTools(process.env), committee)

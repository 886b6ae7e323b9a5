import type { Hono } from 'hono'
import { previewPictures } from '../steps/preview-pictures.ts'
import type { PreviewTools } from '../steps/preview-report.ts'
import { type OfficerDoor, ofReport } from './officer-door.ts'
import type { Env } from './page.ts'
import { picturesOf } from './views/report.ts'

/** Pictures of an officer's pages, as they will stand in the pack. */
export function officerPictures(
  app: Hono<Env>,
  preview: PreviewTools,
  { atReport, tools }: OfficerDoor,
): void {
  const draw = previewPictures(preview)
  app.on('GET', ofReport('/pages/:page{[0-9]+}'), (c) =>
    atReport(c, async (desk, item) => {
      const asked = Number(c.req.param('page'))
      const isShown = picturesOf(tools, desk, item).some(({ page }) => page === asked)
      const png = isShown ? await draw(desk.record, item, asked) : null
      return png === null ? c.notFound() : c.body(Buffer.from(png), 200, { 'content-type': 'image/png' })
    }),
  )
}

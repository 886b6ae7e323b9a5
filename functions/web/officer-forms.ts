import type { Context, Hono } from 'hono'
import { choicesNamed } from '../domain/papers/findings.ts'
import { meetingId } from '../domain/work-programme/meeting.ts'
import { chooseForUpload, issueForm, issueLookAgain, MOST_FILES, offerUpload } from '../steps/offer-upload.ts'
import { ANOTHER_ORDER, type Fields, fieldsOf, isAbout } from './form-fields.ts'
import { claimsIn } from './officer-claims.ts'
import { type OfficerDoor, ofReport } from './officer-door.ts'
import { type OfferActs, offeredUploads, offerPlace } from './officer-offers.ts'
import type { Env } from './page.ts'
import { oneFileWords } from './views/upload-words.ts'
import type { Intake } from './web-tools.ts'

/** How many appendices a form announces: as many as are refused for being too many, and no more. */
const countIn = (fields: Fields): number =>
  Math.min(MOST_FILES, Math.max(0, Math.floor(Number(fields.one('appendices')) || 0)))

/**
 * Files go one after another by forms of their own, past us: S3 takes each and leads back to the next. When the last is
 * there, the page waits until somebody has looked at them.
 */
export function filesByForms(
  app: Hono<Env>,
  { forms }: Extract<Intake, { by: 'forms' }>,
  door: OfficerDoor,
): void {
  const { tools, show, atReport, refuseReport } = door
  app.on('POST', ofReport('/offer'), (c) =>
    atReport(c, async (desk, item) => {
      const fields = await fieldsOf(c)
      const appendices = countIn(fields)
      if (!isAbout(fields, item)) return refuseReport(c, ANOTHER_ORDER.refused)
      const claims = claimsIn(fields, appendices)
      if ('refused' in claims) return refuseReport(c, claims.refused)
      const names = Array.from({ length: appendices }, (_, at) => `appendix-${at + 1}`)
      const answer = await offerUpload(tools, {
        meeting: meetingId(desk.record.meeting),
        item: item.number,
        by: desk.who.name,
        sender: desk.who,
        choices: choicesNamed(fields.all('choice')),
        files: [
          { name: 'report', secrecy: claims.done.report },
          ...names.map((name) => ({ name, secrecy: claims.done.appendix })),
        ],
      })
      return 'refused' in answer
        ? refuseReport(c, answer.refused)
        : c.redirect(`${offerPlace(desk, item, answer.done)}/1`, 303)
    }),
  )

  offeredUploads(app, door, {
    askForFile: (c, at) => (at.file > at.offer.files.length ? null : askForFile(c, at)),
    async chooseFor(c, { item, offer, choices, back }) {
      if (!(await chooseForUpload(tools, offer, choices))) return c.redirect(back, 303)
      const { url, fields } = await issueLookAgain({ forms }, offer, `${new URL(c.req.url).origin}${back}`)
      return show(c, 'look-again', {
        title: 'Have your files looked at again',
        item: item.title,
        url,
        fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
      })
    },
  })

  async function askForFile(
    c: Context<Env>,
    { desk, item, offer, file: number }: Parameters<OfferActs['askForFile']>[1],
  ) {
    const report = `${desk.place}/${item.number}`
    const next = `${new URL(c.req.url).origin}${offerPlace(desk, item, offer)}/${number + 1}`
    const { url, fields } = await issueForm({ forms }, offer, number - 1, next)
    return show(c, 'send-file', {
      title: number === 1 ? 'Send the report' : `Send appendix ${number - 1}`,
      caption: `${item.title}: file ${number} of ${offer.files.length}`,
      back: report,
      ...oneFileWords(number === 1),
      url,
      fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
    })
  }
}

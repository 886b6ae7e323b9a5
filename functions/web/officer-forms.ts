import type { Context, Hono } from 'hono'
import { choicesNamed } from '../domain/papers/findings.ts'
import { offerKey, type UploadOffer } from '../domain/submissions/upload-offer.ts'
import { type Item, meetingId } from '../domain/work-programme/meeting.ts'
import { chooseForUpload, issueForm, offerUpload } from '../steps/offer-upload.ts'
import { ANOTHER_ORDER, fieldsOf, isAbout } from './form-fields.ts'
import { claimsIn } from './officer-claims.ts'
import type { Desk } from './officer-desk.ts'
import { type OfficerDoor, ofReport } from './officer-door.ts'
import type { Env } from './page.ts'
import { oneFileWords } from './views/upload-words.ts'
import type { Intake } from './web-tools.ts'

/** How often the page asks again what became of an upload. */
const ASK_AGAIN_SECONDS = 3

/**
 * Files go one after another by forms of their own, past us: S3 takes each and leads back to the next. When the last is
 * there, the page waits until somebody has looked at them.
 */
export function filesByForms(
  app: Hono<Env>,
  { forms }: Extract<Intake, { by: 'forms' }>,
  { tools, show, atReport, refuseReport, backTo }: OfficerDoor,
): void {
  app.on('POST', ofReport('/offer'), (c) =>
    atReport(c, async (desk, item) => {
      const fields = await fieldsOf(c)
      const appendices = Math.max(0, Math.floor(Number(fields.one('appendices')) || 0))
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
        : c.redirect(`${desk.place}/${item.number}/offer/${answer.done.id}/1`, 303)
    }),
  )

  app.on('GET', ofReport('/offer/:offer{[0-9a-f-]{36}}/:file{[0-9]+}'), (c) =>
    atReport(c, async (desk, item) => {
      const offer = await offerFor(c, desk, item)
      if (offer === null) return c.notFound()
      if (offer.outcome?.was === 'taken') return backTo(c, desk, item, 'received')
      if (offer.outcome !== null) {
        const { because, choices = [] } = offer.outcome
        const refused = because.map((message, at) => ({
          message,
          ...(choices[at] === undefined ? {} : { choice: choices[at] }),
        }))
        return refuseReport(c, refused, { offer: offer.id })
      }
      return Number(c.req.param('file')) > offer.files.length
        ? stillLooking(c, item)
        : askForFile(c, desk, item, offer)
    }),
  )

  app.on('POST', ofReport('/offer/:offer{[0-9a-f-]{36}}/choose'), (c) =>
    atReport(c, async (desk, item) => {
      const offer = await offerFor(c, desk, item)
      if (offer === null) return c.notFound()
      const choices = choicesNamed((await fieldsOf(c)).all('choice'))
      const back = `${desk.place}/${item.number}/offer/${offer.id}/${offer.files.length + 1}`
      if (choices.length === 0) return c.redirect(back, 303)
      const backTo = `${new URL(c.req.url).origin}${back}`
      const form = await chooseForUpload({ ...tools, forms }, offer, { choices, backTo })
      return form === null
        ? c.redirect(back, 303)
        : show(c, 'look-again', {
            title: 'Have your files looked at again',
            item: item.title,
            url: form.url,
            fields: Object.entries(form.fields).map(([name, value]) => ({ name, value })),
          })
    }),
  )

  /** The offer that an address names; null where it is none of this report's. */
  async function offerFor(c: Context<Env>, { record }: Desk, item: Item): Promise<UploadOffer | null> {
    const kept = await tools.register.read<UploadOffer>(offerKey(c.req.param('offer') ?? ''))
    const isIts = kept?.value.key === item.key && kept.value.meeting === meetingId(record.meeting)
    return isIts ? kept.value : null
  }

  function stillLooking(c: Context<Env>, item: Item) {
    c.header('refresh', `${ASK_AGAIN_SECONDS}`)
    return show(c, 'looked-at', { title: 'Your files are being looked at', item: item.title })
  }

  async function askForFile(c: Context<Env>, desk: Desk, item: Item, offer: UploadOffer) {
    const number = Number(c.req.param('file'))
    const report = `${desk.place}/${item.number}`
    const next = `${new URL(c.req.url).origin}${report}/offer/${offer.id}/${number + 1}`
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

import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Answer, done, type Refusal, refuse } from '../domain/refusal.ts'
import { offerKey, type UploadOffer } from '../domain/submissions/upload-offer.ts'
import { type Item, meetingId } from '../domain/work-programme/meeting.ts'
import type { UploadForms } from '../ports/upload-tray.ts'
import { issueForm, offerUpload } from '../steps/offer-upload.ts'
import { previewReport } from '../steps/preview-report.ts'
import { submitReport, type UploadedFile } from '../steps/submit-report.ts'
import { fieldsOf, filesOf } from './form-fields.ts'
import { claimsIn } from './officer-claims.ts'
import type { Desk } from './officer-desk.ts'
import { type Env, showPage } from './page.ts'
import type { Intake, OfficerTools } from './web-tools.ts'

const MOST_BYTES = 100 * 1024 * 1024
/** All files of one upload, and the form around them. */
const MOST_IN_ALL = 300 * 1024 * 1024

const TOO_MUCH = refuse(
  'The files are larger than 300 MB together, so they were not taken. Make the pictures in them smaller (in Word: File, Compress Pictures), or send the appendices in parts.',
).refused

/** What the routes of one item share: to find it, to say no, and to lead back to it. */
export interface AtItem {
  atItem(c: Context<Env>, act: (desk: Desk, item: Item) => Response | Promise<Response>): Promise<Response>
  refuseItem(c: Context<Env>, refused: Refusal[], status?: 413 | 422): Promise<Response>
  backTo(c: Context<Env>, desk: Desk, item: Item, what: string): Response
}

const ITEM = '/r/:token/:item{[0-9]+}'

/** Files come with the form, and are looked at while their sender waits. */
export function filesThroughUs(
  app: Hono<Env>,
  { submit, preview }: Extract<Intake, { by: 'us' }>,
  { atItem, refuseItem, backTo }: AtItem,
): void {
  app.get(`${ITEM}/pages/:page{[0-9]+}`, (c) =>
    atItem(c, async ({ record }, item) => {
      const png = await previewReport(preview, record, item, Number(c.req.param('page')))
      return png === null ? c.notFound() : c.body(Buffer.from(png), 200, { 'content-type': 'image/png' })
    }),
  )
  const limit = bodyLimit({
    maxSize: MOST_IN_ALL,
    onError: (c) => {
      // What was not read is still on its way: nothing else can come by that connection.
      c.header('connection', 'close')
      return refuseItem(c, TOO_MUCH, 413)
    },
  })
  app.post(`${ITEM}/report`, limit, (c) =>
    atItem(c, async (desk, item) => {
      const upload = await uploadIn(c)
      if ('refused' in upload) return refuseItem(c, upload.refused)
      const answer = await submitReport(submit, {
        ...upload.done,
        meeting: meetingId(desk.record.meeting),
        item: item.number,
        by: desk.who.name,
      })
      return 'refused' in answer ? refuseItem(c, answer.refused) : backTo(c, desk, item, 'received')
    }),
  )
}

async function uploadIn(
  c: Context<Env>,
): Promise<Answer<{ report: UploadedFile; appendices: UploadedFile[] }>> {
  const fields = await fieldsOf(c)
  const files = await filesOf(fields, ['report', 'appendix'])
  const tooLarge = files.find(({ bytes }) => bytes.length > MOST_BYTES)
  if (tooLarge !== undefined)
    return refuse(
      `${tooLarge.name} is larger than 100 MB. Make the pictures in it smaller, and send it again.`,
    )
  const [report, ...appendices] = files
  if (report?.field !== 'report') return refuse('Choose the report. Nothing was sent.')
  const claims = claimsIn(fields, appendices.length)
  if ('refused' in claims) return claims
  return done({
    report: { ...report, secrecy: claims.done.report },
    appendices: appendices.map((file) => ({ ...file, secrecy: claims.done.appendix })),
  })
}

/** How often the page asks again what became of an upload. */
const ASK_AGAIN_SECONDS = 3

/**
 * Files go one after another by forms of their own, past us: S3 takes each and leads back to the next. When the last is
 * there, the page waits until somebody has looked at them.
 */
export function filesByForms(
  app: Hono<Env>,
  tools: OfficerTools & { forms: UploadForms },
  { atItem, refuseItem, backTo }: AtItem,
): void {
  app.post(`${ITEM}/offer`, (c) =>
    atItem(c, async (desk, item) => {
      const fields = await fieldsOf(c)
      const appendices = Math.max(0, Math.floor(Number(fields.one('appendices')) || 0))
      const claims = claimsIn(fields, appendices)
      if ('refused' in claims) return refuseItem(c, claims.refused)
      const names = Array.from({ length: appendices }, (_, at) => `appendix-${at + 1}.pdf`)
      const answer = await offerUpload(tools, {
        meeting: meetingId(desk.record.meeting),
        item: item.number,
        by: desk.who.name,
        files: [
          { name: 'report.pdf', secrecy: claims.done.report },
          ...names.map((name) => ({ name, secrecy: claims.done.appendix })),
        ],
      })
      return 'refused' in answer
        ? refuseItem(c, answer.refused)
        : c.redirect(`/r/${desk.token}/${item.number}/offer/${answer.done.id}/1`, 303)
    }),
  )
  app.get(`${ITEM}/offer/:offer{[0-9a-f-]{36}}/:file{[0-9]+}`, (c) =>
    atItem(c, async (desk, item) => {
      const kept = await tools.register.read<UploadOffer>(offerKey(c.req.param('offer') ?? ''))
      const offer = kept?.value
      if (
        offer === undefined ||
        offer.item !== item.number ||
        offer.meeting !== meetingId(desk.record.meeting)
      )
        return c.notFound()
      if (offer.outcome?.was === 'taken') return backTo(c, desk, item, 'received')
      if (offer.outcome !== null)
        return refuseItem(
          c,
          offer.outcome.because.map((message) => ({ message })),
        )
      const number = Number(c.req.param('file'))
      const here = `/r/${desk.token}/${item.number}/offer/${offer.id}`
      if (number > offer.files.length) {
        c.header('refresh', `${ASK_AGAIN_SECONDS}`)
        return showPage(c, tools.templates, 'looked-at', {
          title: 'Your files are being looked at',
          item: item.title,
        })
      }
      const backToNext = `${new URL(c.req.url).origin}${here}/${number + 1}`
      const { url, fields } = await issueForm(tools, offer, number - 1, backToNext)
      return showPage(c, tools.templates, 'send-file', {
        title: number === 1 ? 'Send the report' : `Send appendix ${number - 1}`,
        caption: `${item.title}: file ${number} of ${offer.files.length}`,
        back: `/r/${desk.token}/${item.number}`,
        url,
        fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
      })
    }),
  )
}

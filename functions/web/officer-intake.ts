import type { Context, Hono } from 'hono'
import { choicesFrom, choicesNamed } from '../domain/papers/findings.ts'
import { type Answer, done, type Refusal, refuse } from '../domain/refusal.ts'
import type { SecrecyClaim } from '../domain/submissions/receive-report.ts'
import { offerKey } from '../domain/submissions/upload-offer.ts'
import { type Item, meetingId } from '../domain/work-programme/meeting.ts'
import type { UploadSpool } from '../ports/upload-spool.ts'
import type { UploadedFile } from '../steps/check-files.ts'
import { chooseForHeld, holdUpload } from '../steps/hold-upload.ts'
import { submitReport } from '../steps/submit-report.ts'
import { ANOTHER_ORDER, isAbout } from './form-fields.ts'
import {
  type FormWithFiles,
  filesIn,
  type HandedIn,
  type KeptFile,
  keptFiles,
  letGo,
  MOST_BYTES,
  MOST_IN_ALL,
  offerIn,
  readForm,
  spoolOwner,
  TOO_MUCH,
} from './handed-in.ts'
import { claimsIn } from './officer-claims.ts'
import type { Desk } from './officer-desk.ts'
import { type OfficerDoor, ofReport } from './officer-door.ts'
import { offeredUploads, offerPlace } from './officer-offers.ts'
import type { Env } from './page.ts'
import { roomForFiles } from './room-for-files.ts'
import type { Intake } from './web-tools.ts'

/** Files come with the form, and are looked at while their sender waits: but for scans that are to be read by machine. */
export function filesThroughUs(
  app: Hono<Env>,
  intake: Extract<Intake, { by: 'us' }>,
  door: OfficerDoor,
): void {
  const { submit, spool, lookAgain } = intake
  const { tools, atReport, refuseReport, backTo, limited } = door
  const hold = { ...tools, spool, lookAgain }
  const room = { spool, sha256: submit.sha256 }
  const within = roomForFiles(2 * MOST_BYTES)

  /** What was not read is still on its way: nothing else can come by that connection. */
  const refuseUnread = (c: Context<Env>, refused: Refusal[]) => {
    c.header('connection', 'close')
    return refuseReport(c, refused, { status: 413, said: { of: 'nothing' } })
  }

  app.on('POST', ofReport('/report'), (c) =>
    atReport(c, async (desk, item) => {
      const wait = limited(c, 'file', desk.who.address)
      if (wait !== null)
        return refuseReport(c, refuse(wait).refused, { status: 429, said: { of: 'nothing' } })
      if (Number(c.req.header('content-length')) > MOST_IN_ALL) return refuseUnread(c, TOO_MUCH.refused)
      const form = await readForm(c.req.raw, intake, spoolOwner(desk, item))
      if ('refused' in form) return refuseUnread(c, form.refused)
      return handIn(c, { desk, item, form: form.done }).catch(async (fault) => {
        await letGo(spool, form.done.files)
        throw fault
      })
    }),
  )

  async function handIn(
    c: Context<Env>,
    { desk, item, form }: { desk: Desk; item: Item; form: FormWithFiles },
  ): Promise<Response> {
    const { fields } = form
    const refused = async (because: Refusal[], kept: KeptFile[] = []) => {
      if (kept.length === 0) await letGo(spool, form.files)
      return refuseReport(c, because, { said: { of: 'report', fields }, kept })
    }
    if (!isAbout(fields, item)) return refused(ANOTHER_ORDER.refused)
    // Whoever did not hear that it was taken, or waits, hands it in again.
    const offer = offerIn(form)
    if (offer !== undefined && item.submissions.some((one) => one.offer === offer))
      return backTo(c, desk, item, 'received')
    if (offer !== undefined && (await tools.register.read(offerKey(offer))) !== undefined)
      return c.redirect(offerPlace(desk, item, { id: offer }), 303)
    const handedIn = await filesIn(form, room, spoolOwner(desk, item))
    if ('refused' in handedIn) return refused(handedIn.refused)
    const upload = uploadOf(form, handedIn.done, spool)
    if ('refused' in upload) return refused(upload.refused)
    const { report, appendices } = upload.done
    const about = {
      meeting: meetingId(desk.record.meeting),
      item: item.number,
      by: desk.who.name,
      sender: desk.who,
    }
    const choices = choicesNamed(fields.all('choice'))
    if (choices.includes('readScans')) {
      const held = await holdUpload(hold, { ...about, choices, files: [report, ...appendices] })
      return 'refused' in held ? refused(held.refused) : c.redirect(offerPlace(desk, item, held.done), 303)
    }
    const answer = await within(largestOf(handedIn.done), () =>
      submitReport(submit, {
        ...about,
        key: item.key,
        report,
        appendices,
        ...(offer === undefined ? {} : { offer }),
      }),
    )
    if ('refused' in answer) {
      const mayChoose = answer.refused.some(({ choice }) => choice !== undefined)
      return refused(answer.refused, mayChoose ? await keptFiles(room, handedIn.done) : [])
    }
    for (const { spooled } of handedIn.done) await spool.drop(spooled)
    return backTo(c, desk, item, 'received')
  }

  offeredUploads(app, door, {
    askForFile: () => null,
    async chooseFor(c, { offer, choices, back }) {
      await chooseForHeld(hold, offer, choices)
      return c.redirect(back, 303)
    },
  })
}

/** One file of an upload is held at a time. */
const largestOf = (files: readonly HandedIn[]): number =>
  Math.max(...files.map(({ spooled }) => spooled.bytes))

type Handed = UploadedFile & Pick<HandedIn, 'spooled'>

function uploadOf(
  { fields }: FormWithFiles,
  files: HandedIn[],
  spool: UploadSpool,
): Answer<{ report: Handed; appendices: Handed[] }> {
  const [report, ...appendices] = files
  if (report?.field !== 'report') return refuse('Choose the report. Nothing was sent.')
  const claims = claimsIn(fields, appendices.length)
  if ('refused' in claims) return claims
  const choices = choicesFrom(choicesNamed(fields.all('choice')))
  const handed = ({ spooled }: HandedIn, secrecy: SecrecyClaim): Handed => ({
    name: spooled.name,
    read: () => spool.read(spooled),
    spooled,
    choices,
    secrecy,
  })
  return done({
    report: handed(report, claims.done.report),
    appendices: appendices.map((file) => handed(file, claims.done.appendix)),
  })
}

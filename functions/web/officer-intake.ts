import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { choicesFrom, choicesNamed } from '../domain/papers/findings.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import { offerKey } from '../domain/submissions/upload-offer.ts'
import { meetingId } from '../domain/work-programme/meeting.ts'
import type { UploadedFile } from '../steps/check-files.ts'
import { chooseForHeld, holdUpload } from '../steps/hold-upload.ts'
import { submitReport } from '../steps/submit-report.ts'
import { ANOTHER_ORDER, type Fields, fieldsOf, isAbout } from './form-fields.ts'
import {
  filesIn,
  type HandedIn,
  keepHandedIn,
  MOST_BYTES,
  offerIn,
  spoolAll,
  spoolOwner,
} from './handed-in.ts'
import { claimsIn } from './officer-claims.ts'
import { type OfficerDoor, ofReport } from './officer-door.ts'
import { offeredUploads, offerPlace } from './officer-offers.ts'
import type { Env } from './page.ts'
import type { Intake } from './web-tools.ts'

/** All files of one upload, and the form around them. */
const MOST_IN_ALL = 300 * 1024 * 1024

const TOO_MUCH = refuse(
  'The files are larger than 300 MB together, so they were not taken. Make the pictures in them smaller (in Word: File, Compress Pictures), or send the appendices in parts.',
).refused

/** Files come with the form, and are looked at while their sender waits: but for scans that are to be read by machine. */
export function filesThroughUs(
  app: Hono<Env>,
  { submit, spool, lookAgain }: Extract<Intake, { by: 'us' }>,
  door: OfficerDoor,
): void {
  const { tools, atReport, refuseReport, backTo, limited } = door
  const hold = { ...tools, spool, lookAgain }
  const limit = bodyLimit({
    maxSize: MOST_IN_ALL,
    onError: (c) => {
      // What was not read is still on its way: nothing else can come by that connection.
      c.header('connection', 'close')
      return refuseReport(c, TOO_MUCH, { status: 413 })
    },
  })
  app.on('POST', ofReport('/report'), limit, (c) =>
    atReport(c, async (desk, item) => {
      const wait = limited(c, 'file', desk.who.address)
      if (wait !== null) return refuseReport(c, refuse(wait).refused, { status: 429 })
      const fields = await fieldsOf(c)
      if (!isAbout(fields, item)) return refuseReport(c, ANOTHER_ORDER.refused)
      // Whoever did not hear that it was taken, or waits, hands it in again.
      const offer = offerIn(fields)
      if (offer !== undefined && item.submissions.some((one) => one.offer === offer))
        return backTo(c, desk, item, 'received')
      if (offer !== undefined && (await tools.register.read(offerKey(offer))) !== undefined)
        return c.redirect(offerPlace(desk, item, { id: offer }), 303)
      const room = { spool, sha256: submit.sha256 }
      const owner = spoolOwner(desk, item)
      const handedIn = await filesIn(fields, room, owner)
      if ('refused' in handedIn) return refuseReport(c, handedIn.refused)
      const upload = uploadOf(fields, handedIn.done)
      if ('refused' in upload) return refuseReport(c, upload.refused)
      const { report, appendices } = upload.done
      const about = {
        meeting: meetingId(desk.record.meeting),
        item: item.number,
        by: desk.who.name,
        sender: desk.who,
      }
      const choices = choicesNamed(fields.all('choice'))
      if (choices.includes('readScans')) {
        const files = await spoolAll(spool, owner, [report, ...appendices])
        if ('refused' in files) return refuseReport(c, files.refused)
        const held = await holdUpload(hold, { ...about, choices, files: files.done })
        return 'refused' in held
          ? refuseReport(c, held.refused)
          : c.redirect(offerPlace(desk, item, held.done), 303)
      }
      const answer = await submitReport(submit, {
        ...about,
        key: item.key,
        report,
        appendices,
        ...(offer === undefined ? {} : { offer }),
      })
      if ('refused' in answer) {
        const mayChoose = answer.refused.some(({ choice }) => choice !== undefined)
        const kept = mayChoose ? await keepHandedIn(room, owner, handedIn.done) : []
        return refuseReport(c, answer.refused, { kept })
      }
      for (const { spooled } of handedIn.done) if (spooled !== null) await spool.drop(spooled)
      return backTo(c, desk, item, 'received')
    }),
  )

  offeredUploads(app, door, {
    askForFile: () => null,
    async chooseFor(c, { offer, choices, back }) {
      await chooseForHeld(hold, offer, choices)
      return c.redirect(back, 303)
    },
  })
}

type Handed = UploadedFile & Pick<HandedIn, 'spooled'>

function uploadOf(fields: Fields, files: HandedIn[]): Answer<{ report: Handed; appendices: Handed[] }> {
  const tooLarge = files.find(({ bytes }) => bytes.length > MOST_BYTES)
  if (tooLarge !== undefined)
    return refuse(
      `${tooLarge.name} is larger than 100 MB. Make the pictures in it smaller, and send it again.`,
    )
  const [report, ...appendices] = files
  if (report?.field !== 'report') return refuse('Choose the report. Nothing was sent.')
  const claims = claimsIn(fields, appendices.length)
  if ('refused' in claims) return claims
  const choices = choicesFrom(choicesNamed(fields.all('choice')))
  return done({
    report: { ...report, choices, secrecy: claims.done.report },
    appendices: appendices.map((file) => ({ ...file, choices, secrecy: claims.done.appendix })),
  })
}

import type { Context, Hono } from 'hono'
import { choicesNamed, type OpenChoice } from '../domain/papers/findings.ts'
import { offerKey, type UploadOffer } from '../domain/submissions/upload-offer.ts'
import { type Item, meetingId } from '../domain/work-programme/meeting.ts'
import { fieldsOf } from './form-fields.ts'
import type { Desk } from './officer-desk.ts'
import { type OfficerDoor, ofReport } from './officer-door.ts'
import type { Env } from './page.ts'
import { lookedAtView } from './views/looked-at.ts'

type Answered = Response | Promise<Response>

/** What is done otherwise where files come past us. */
export interface OfferActs {
  /** Asks for a file, counted from 1, that is still to come; null where all of them are here. */
  askForFile(
    c: Context<Env>,
    at: { desk: Desk; item: Item; offer: UploadOffer; file: number },
  ): Answered | null
  /** Has the files that lie there looked at once more, and leads back to where that is waited for. */
  chooseFor(
    c: Context<Env>,
    chosen: { item: Item; offer: UploadOffer; choices: OpenChoice[]; back: string },
  ): Answered
}

const OFFER = '/offer/:offer{[0-9a-f-]{36}}'

/** Where an upload is waited for. */
export const offerPlace = (desk: Desk, item: Item, { id }: Pick<UploadOffer, 'id'>): string =>
  `${desk.place}/${item.number}/offer/${id}`

/** An upload that its sender waits for on a page of its own, until somebody has looked at its files. */
export function offeredUploads(
  app: Hono<Env>,
  { tools, show, atReport, refuseReport, backTo }: OfficerDoor,
  acts: OfferActs,
): void {
  const atOffer = (c: Context<Env>, act: (offer: UploadOffer, desk: Desk, item: Item) => Answered) =>
    atReport(c, async (desk, item) => {
      const kept = await tools.register.read<UploadOffer>(offerKey(c.req.param('offer') ?? ''))
      const isIts = kept?.value.key === item.key && kept.value.meeting === meetingId(desk.record.meeting)
      return isIts ? act(kept.value, desk, item) : c.notFound()
    })

  app.on('GET', [...ofReport(OFFER), ...ofReport(`${OFFER}/:file{[0-9]+}`)], (c) =>
    atOffer(c, (offer, desk, item) => {
      if (offer.outcome?.was === 'taken') return backTo(c, desk, item, 'received')
      if (offer.outcome !== null) {
        const { because, choices = [] } = offer.outcome
        const refused = because.map((message, at) => ({
          message,
          ...(choices[at] === undefined ? {} : { choice: choices[at] }),
        }))
        return refuseReport(c, refused, { offer: offer.id })
      }
      const file = Number(c.req.param('file') ?? Number.POSITIVE_INFINITY)
      return (
        acts.askForFile(c, { desk, item, offer, file }) ??
        show(c, 'looked-at', lookedAtView(offer, item, offerPlace(desk, item, offer)))
      )
    }),
  )

  app.on('POST', ofReport(`${OFFER}/choose`), (c) =>
    atOffer(c, async (offer, desk, item) => {
      const choices = choicesNamed((await fieldsOf(c)).all('choice'))
      const back = offerPlace(desk, item, offer)
      return choices.length === 0 ? c.redirect(back, 303) : acts.chooseFor(c, { item, offer, choices, back })
    }),
  )
}

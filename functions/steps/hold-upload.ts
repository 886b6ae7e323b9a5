import type { OpenChoice } from '../domain/papers/findings.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import {
  offeredFileKey,
  offerKey,
  type UploadOffer,
  type UploadOutcome,
} from '../domain/submissions/upload-offer.ts'
import { isBeingLookedAt } from '../domain/work-programme/being-looked-at.ts'
import type { Clock } from '../ports/clock.ts'
import type { LookAgain } from '../ports/look-again.ts'
import type { Register } from '../ports/register.ts'
import type { SpooledFile, UploadSpool } from '../ports/upload-spool.ts'
import { changeRecord } from './change-record.ts'
import { markArriving } from './mark-arriving.ts'
import { type AskedUpload, chooseForUpload, draftOffer } from './offer-upload.ts'
import { type ReceiveTools, receiveReport, settleUpload } from './receive-report.ts'
import { openItem } from './submit-report.ts'

export interface HoldTools {
  register: Register
  clock: Clock
  spool: UploadSpool
  lookAgain: Pick<LookAgain, 'soon'>
}

/** A file that lies in the spool, and what is claimed of it. */
export type HeldFile = AskedUpload['files'][number] & { spooled: SpooledFile }

/** A start that ends the program leaves nothing behind that would say so, so that it is not repeated for ever. */
const MOST_STARTS = 3

const GONE =
  'The files are not here any more: they are kept for a day, and the machine could not look at them in that time. Nothing was taken in. Send them again.'
const BROKEN =
  'Looking at the files broke off by a fault of the program, which is written into its log. Nothing was taken in, and it is no fault of yours. Send them again without having words read by machine; if that breaks off too, ask the scrutiny team.'

/**
 * Takes an upload that its sender need not wait for: its files are kept, it is written down as an offer whose files are
 * all there, and is looked at as soon as it is its turn. First the files, then the record: what stands in it is there. The
 * same upload handed in twice is one. Refuses at once what no file could mend, and a second one for the same item while the
 * first is being looked at: nobody's turn comes before everybody else's.
 */
export async function holdUpload(
  tools: HoldTools,
  { files, ...asked }: Omit<AskedUpload, 'files'> & { files: HeldFile[] },
): Promise<Answer<UploadOffer>> {
  const standing = await underWay(tools, asked)
  if (standing !== null) return refuse(standing)
  const offered = files.map(({ name, secrecy }) => ({ name, secrecy }))
  const draft = await draftOffer(tools, { ...asked, files: offered }, files[0]?.spooled.id ?? '')
  if ('refused' in draft) return draft
  const offer: UploadOffer = { ...draft.done, arrivedAt: draft.done.at, begun: 0 }
  for (const [at, { spooled }] of files.entries())
    await tools.spool.hold(spooled, offeredFileKey(offer.id, at))
  await tools.register.create(offerKey(offer.id), offer)
  await letWait(tools, offer)
  return done(offer)
}

async function underWay(
  tools: HoldTools,
  asked: Pick<AskedUpload, 'meeting' | 'item'>,
): Promise<string | null> {
  const open = await openItem(tools, asked)
  if ('refused' in open || !isBeingLookedAt(open.done.item, tools.clock.today())) return null
  const { offer = '', at = '' } = open.done.item.arriving ?? {}
  const kept = await tools.register.read<UploadOffer>(offerKey(offer))
  if (kept === undefined || kept.value.outcome !== null) return null
  return `What was sent for this report at ${at.slice(11, 16)} is still being looked at, so this was not taken. Wait until that is done; or send this now without having words read by machine.`
}

/** Takes down what its sender chose of an upload that was refused, and has it looked at once more. */
export async function chooseForHeld(
  tools: HoldTools,
  offer: UploadOffer,
  choices: readonly OpenChoice[],
): Promise<void> {
  if (await chooseForUpload(tools, offer, choices)) await letWait(tools, offer)
}

async function letWait(tools: HoldTools, offer: UploadOffer): Promise<void> {
  await markArriving(tools, offer)
  await tools.lookAgain.soon(offer.id)
}

/** Has every upload looked at that was left over when the machine stopped: nobody else remembers them. */
export async function resumeHeld({
  register,
  lookAgain,
}: Pick<HoldTools, 'register' | 'lookAgain'>): Promise<void> {
  for (const key of await register.list('offers/')) {
    const kept = await register.read<UploadOffer>(key)
    if (kept?.value.begun !== undefined && kept.value.outcome === null) await lookAgain.soon(kept.value.id)
  }
}

/**
 * Looks at an upload that waits here, and lets go of its files once they are taken in. Throws on a fault, which its sender
 * is told of as such.
 */
export async function lookAtHeld(tools: ReceiveTools & { spool: UploadSpool }, id: string): Promise<void> {
  const offer = await begin(tools, id)
  if (offer === null) return
  const giveUp = (because: string) => settleUpload(tools, offer, { was: 'refused', because: [because] })
  if ((offer.begun ?? 0) > MOST_STARTS) return void (await giveUp(BROKEN))
  let outcome: UploadOutcome | 'waiting' | null
  try {
    outcome = await receiveReport(tools, id)
  } catch (fault) {
    await giveUp(BROKEN)
    throw fault
  }
  if (outcome === 'waiting') throw new Error('A file is looked at elsewhere, and nobody asks again for it')
  if (outcome === null) await giveUp(GONE)
  if (outcome?.was === 'taken') await letGo(tools, offer)
}

/** Null where it is not held here, or looked at already. */
const begin = async (tools: ReceiveTools, id: string): Promise<UploadOffer | null> =>
  (await changeRecord<UploadOffer, UploadOffer | null>(tools, offerKey(id), (standing) => {
    if (standing.begun === undefined || standing.outcome !== null) return { keep: null }
    const arrivedAt = standing.arrivedAt ?? tools.clock.wallTime()
    const next = { ...standing, arrivedAt, begun: standing.begun + 1 }
    return { next, answer: next }
  })) ?? null

async function letGo({ spool }: { spool: UploadSpool }, { id, files }: UploadOffer): Promise<void> {
  for (const at of files.keys()) {
    const file = await spool.heldUnder(offeredFileKey(id, at))
    if (file !== undefined) await spool.drop(file)
  }
}

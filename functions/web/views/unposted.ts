import { mailPlaces } from '../../steps/mail-places.ts'
import { readCommittees } from '../../steps/records.ts'
import { unpostedMail } from '../../steps/unposted-mail.ts'
import type { StaffTools } from '../web-tools.ts'
import { placeView } from './places.ts'
import { timeInWords } from './states.ts'

/** E-mails that wait for somebody to send them again, or to put their address right. */
export async function unpostedView({ register }: StaffTools) {
  const mails = await unpostedMail(register)
  const places = await mailPlaces(register, await readCommittees(register), mails)
  return mails.map(({ id, subject, to, at, because }, nth) => {
    const about = (places[nth] ?? []).map(placeView)
    return {
      subject,
      address: `/mail/${id}`,
      words: `To ${to.name}, ${to.address}, on ${timeInWords(at)}${because === null ? '' : `: ${because}`}`,
      places: about,
      edits: about.flatMap(({ items }) =>
        items.map((item) => ({ ...item, address: `${item.address}/edit` })),
      ),
    }
  })
}

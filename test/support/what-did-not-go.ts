import { memoryMailer } from '../../functions/adapters/memory/memory-mailer.ts'
import type { Committee } from '../../functions/domain/work-programme/committee.ts'
import { claimChasers, postLetter } from '../../functions/steps/post-letter.ts'
import { postNotice } from '../../functions/steps/post-notice.ts'
import { stopAddress } from '../../functions/steps/stop-address.ts'
import type { ServedApp } from './web.ts'

/** A question and a chaser that the post did not take, and an address that bounced. */
export async function whatDidNotGo({ tools }: ServedApp, meeting: string): Promise<void> {
  const [energy, bounced] = ['energy@brackenshire.example', 'coordinator@tarn-valley-floods.example']
  const mailer = memoryMailer()
  mailer.refuse(energy, { permanent: false })
  const committee = await tools.register.read<Committee>(`committees/${meeting.split('/')[0]}`)
  if (committee === undefined) throw new Error('The demonstration has no committee')
  await postNotice(
    { ...tools, mailer },
    {
      kind: 'question',
      about: `${meeting}/item-4/1`,
      committee: committee.value,
      to: { name: 'Energy Manager', address: energy },
      subject: 'A question about: Leisure centre energy contract',
      view: {
        asker: 'Energy Manager',
        askerAddress: energy,
        item: 'Leisure centre energy contract',
        number: 8,
        meetingDate: 'Wednesday 8 April 2026',
        question: 'Which year?',
      },
    },
  )
  const id = '2026-03-25-0099-0001'
  const chaser = `chasers/${meeting}/item-99/due@2026-03-24/${energy}`
  await claimChasers(tools, id, [chaser], new Map())
  const mail = { id, to: { name: 'Energy Manager', address: energy }, cc: [], subject: 'Due today', text: '' }
  const from = tools.sender
  const told = { day: tools.clock.today(), stage: 'due', chasers: [chaser] }
  await postLetter({ ...tools, mailer }, { ...mail, from, replyTo: from, html: '', calendar: null }, told)
  await stopAddress(tools, { address: bounced, because: '550 5.1.1 There is no such mailbox' })
}

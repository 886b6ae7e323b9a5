import { expect, it } from 'vitest'
import type { MailRecord } from '../../functions/domain/chasers/round-records.ts'
import type { MeetingRecord } from '../../functions/domain/pipeline.ts'
import { MailRefused } from '../../functions/ports/mailer.ts'
import { chaseOfficers } from '../../functions/steps/chase-officers.ts'
import { sendAgain } from '../../functions/steps/send-again.ts'
import { stopAddress } from '../../functions/steps/stop-address.ts'
import { openLink } from '../../functions/steps/upload-links.ts'
import { aRecord } from '../support/council.ts'
import { roundTools } from '../support/round.ts'

const BY = 'Committee Clerk'

/** The day of the deadline: its chaser is out. */
async function afterTheRound() {
  const tools = await roundTools('2017-07-13T09:00', [aRecord()])
  const [sent] = (await chaseOfficers(tools)).sent
  if (sent === undefined) throw new Error('The round sent nothing')
  return { tools, sent, claims: () => tools.register.list('chasers/') }
}

it('sends the same words to the same person, says that it is a repeat, and brings a link that opens', async () => {
  const { tools, sent, claims } = await afterTheRound()
  const before = await claims()
  tools.clock.set('2017-07-13T11:20')
  expect(await sendAgain(tools, { mail: sent.id, by: BY })).toHaveProperty('done')
  const [first, again] = tools.mailer.posted
  expect(again).toMatchObject({ to: first?.to, cc: [], subject: `Again: ${first?.subject}` })
  expect(again?.text).toContain('We sent you this on 13 July 2017')
  expect(again?.text).toContain('Road safety annual report')
  const token = /\/r\/([\w-]{20,})/.exec(again?.text ?? '')?.[1] ?? ''
  expect(first?.text).not.toContain(token)
  expect(again?.html).toContain(`/r/${token}`)
  expect(await openLink(tools, token)).toHaveProperty('done')
  // No chaser is told by it, so the next round knows of nothing new; and its secret is kept nowhere.
  expect(await claims()).toEqual(before)
  const mails = await tools.register.list('mails/')
  const kept = await tools.register.read<MailRecord>(mails.find((key) => key.includes('again')) ?? '')
  expect(kept?.value).toMatchObject({ state: 'posted', chasers: [] })
  expect(JSON.stringify(kept)).not.toContain(token)
  const record = await tools.register.read<MeetingRecord>('meetings/highways/2017-07-26')
  expect(record?.value.trail.at(-1)).toMatchObject({ by: BY, what: expect.stringContaining('sent again to') })
  expect((await chaseOfficers(tools, { anyHour: true })).nothing).toBe(true)
})

it('is sent once by an impatient double click, and again a minute later', async () => {
  const { tools, sent } = await afterTheRound()
  tools.clock.set('2017-07-13T11:20')
  const first = await sendAgain(tools, { mail: sent.id, by: BY })
  expect(await sendAgain(tools, { mail: sent.id, by: BY })).toMatchObject({
    refused: [{ message: expect.stringContaining('this very minute') }],
  })
  tools.clock.set('2017-07-13T11:21')
  const repeat = 'done' in first ? first.done.id : ''
  expect(await sendAgain(tools, { mail: repeat, by: BY })).toHaveProperty('done')
  expect(tools.mailer.posted.at(-1)?.subject).not.toContain('Again: Again')
})

it('is refused for an address that nothing goes to, with what to do', async () => {
  const { tools, sent } = await afterTheRound()
  await stopAddress(tools, { address: sent.to, because: 'there is no such mailbox' })
  const posted = tools.mailer.posted.length
  expect(await sendAgain(tools, { mail: sent.id, by: BY })).toMatchObject({
    refused: [{ message: expect.stringMatching(/no such mailbox.*Put a working address/) }],
  })
  expect(tools.mailer.posted).toHaveLength(posted)
})

it('leaves a chaser that the post did not take to the next round, which writes it once', async () => {
  const tools = await roundTools('2017-07-13T09:00', [aRecord()])
  const held = await chaseOfficers({
    ...tools,
    mailer: {
      ...tools.mailer,
      post: () => Promise.reject(new MailRefused('The post is closed', { permanent: false })),
    },
  })
  expect(held.sent).toEqual([])
  const [key = ''] = await tools.register.list('mails/')
  const failed = await tools.register.read<MailRecord>(key)
  expect(await sendAgain(tools, { mail: failed?.value.id ?? '', by: BY })).toMatchObject({
    refused: [{ message: expect.stringContaining('the next round writes it anew') }],
  })
  expect(tools.mailer.posted).toEqual([])
  expect((await chaseOfficers(tools, { anyHour: true })).sent).toHaveLength(1)
})

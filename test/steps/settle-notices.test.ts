import { expect, it } from 'vitest'
import { chaseOfficers } from '../../functions/steps/chase-officers.ts'
import { postNotice } from '../../functions/steps/post-notice.ts'
import { sendAgain } from '../../functions/steps/send-again.ts'
import { readStops } from '../../functions/steps/stop-address.ts'
import { chasersNotPosted, unpostedMail } from '../../functions/steps/unposted-mail.ts'
import { openLink } from '../../functions/steps/upload-links.ts'
import { aCommittee, aRecord } from '../support/council.ts'
import { Killed, killingAt } from '../support/killed.ts'
import { type RoundOfTest, roundTools } from '../support/round.ts'

const TO = { name: 'Road Safety Manager', address: 'road.safety@brackenshire.example' }
const SUBJECT = 'Your new link for reports'
const NOTICE = {
  kind: 'new-link',
  about: 'highways/2017-07-26@2017-06-01',
  committee: aCommittee(),
  to: TO,
  subject: SUBJECT,
  view: { meetingDate: 'Wednesday 26 July 2017' },
  link: { meeting: 'highways/2017-07-26', path: '' },
}

/** Long before anything is due about the one report, so that no round has anything else to send. */
const office = (options: { knowsFates?: boolean } = {}) =>
  roundTools('2017-06-01T11:00', [aRecord()], options)
const went = ({ mailer }: RoundOfTest) => mailer.posted.filter(({ subject }) => subject === SUBJECT)
async function rounds(tools: RoundOfTest, ...days: string[]): Promise<void> {
  for (const day of days) {
    tools.clock.set(`${day}T09:00`)
    await chaseOfficers(tools)
  }
}

/** Posts the notice in a process that dies at its so-manieth act. False where it came to its end before. */
async function dies(tools: RoundOfTest, at: number, when: 'before' | 'after'): Promise<boolean> {
  try {
    await postNotice({ ...tools, ...killingAt({ at, when }, tools) }, NOTICE)
    return false
  } catch (fault) {
    if (fault instanceof Killed) return true
    throw fault
  }
}

it.each(['before', 'after'] as const)(
  'is told once by the next rounds, whichever act its process dies %s',
  async (when) => {
    let at = 1
    for (; ; at += 1) {
      const tools = await office()
      if (!(await dies(tools, at, when))) break
      await rounds(tools, '2017-06-02', '2017-06-05')
      // What was never ordered is asked for again by whoever wanted it.
      expect(went(tools), `${when} act ${at}`).toHaveLength(at === 1 && when === 'before' ? 0 : 1)
      const token = /\/r\/([\w-]{20,})/.exec(went(tools)[0]?.text ?? '')?.[1]
      if (token !== undefined) expect(await openLink(tools, token)).toHaveProperty('done')
    }
    expect(at).toBeGreaterThan(6)
  },
)

it('is never lost, and doubled at most where the post cannot tell whether it took it', async () => {
  for (let at = 2; ; at += 1) {
    const tools = await office({ knowsFates: false })
    if (!(await dies(tools, at, 'after'))) break
    await rounds(tools, '2017-06-02', '2017-06-05', '2017-06-06')
    expect([1, 2], `after act ${at}`).toContain(went(tools).length)
  }
})

/** The same office with a post that takes everything again. */
const mended = async (tools: RoundOfTest): Promise<RoundOfTest> => ({
  ...tools,
  mailer: (await office()).mailer,
})

it('is posted by the next round where the post did not take it', async () => {
  const tools = await office()
  tools.mailer.refuse(TO.address, { permanent: false })
  expect(await postNotice(tools, NOTICE)).toBe('failed')
  await rounds(tools, '2017-06-02')
  expect(await unpostedMail(tools.register)).toHaveLength(1)
  const later = await mended(tools)
  await rounds(later, '2017-06-05', '2017-06-06')
  expect(went(later)).toHaveLength(1)
  expect(await unpostedMail(tools.register)).toEqual([])
})

it('is no notice, but a chaser that the post did not take for now: Today counts it until a round has told it', async () => {
  const tools = await roundTools('2017-07-13T09:00', [aRecord()])
  const today = tools.clock.today()
  tools.mailer.refuse(TO.address, { permanent: false })
  await chaseOfficers(tools)
  expect(await chasersNotPosted(tools.register, today)).toMatchObject([{ to: { address: TO.address } }])
  expect(await unpostedMail(tools.register)).toEqual([])
  await chaseOfficers(await mended(tools), { anyHour: true })
  expect(await chasersNotPosted(tools.register, today)).toEqual([])
})

it('goes no more to an address that the post refused for good: that is stopped', async () => {
  const tools = await office()
  tools.mailer.refuse(TO.address, { permanent: true })
  await postNotice(tools, NOTICE)
  await rounds(tools, '2017-06-02', '2017-06-05')
  expect(await unpostedMail(tools.register)).toEqual([])
  expect(await readStops(tools)).toMatchObject([{ stop: { address: TO.address }, items: [{ number: 7 }] }])
})

it('waits for a person until one sends it again, and is told by no round after that', async () => {
  const tools = await office()
  tools.mailer.refuse(TO.address, { permanent: false })
  await postNotice(tools, NOTICE)
  const [failed] = await unpostedMail(tools.register)
  expect(failed).toMatchObject({ to: TO, subject: SUBJECT })
  const asked = { mail: failed?.id ?? '', by: 'Committee Clerk' }
  expect(await sendAgain(tools, asked)).toMatchObject({
    refused: [{ message: expect.stringContaining('The post did not take it') }],
  })
  expect(await unpostedMail(tools.register)).toHaveLength(1)
  const later = await mended(tools)
  later.clock.set('2017-06-01T11:20')
  expect(await sendAgain(later, asked)).toHaveProperty('done')
  await rounds(later, '2017-06-02')
  expect(later.mailer.posted.map(({ subject }) => subject)).toEqual([`Again: ${SUBJECT}`])
  expect(await unpostedMail(tools.register)).toEqual([])
})

it('is left in peace while somebody may still be posting it, and given up when it is no news any more', async () => {
  const tools = await office()
  await dies(tools, 3, 'before')
  tools.clock.set('2017-06-01T11:10')
  await chaseOfficers(tools)
  expect(went(tools)).toHaveLength(0)
  await rounds(tools, '2017-06-12')
  expect(went(tools)).toHaveLength(0)
  expect(await tools.register.list('notices/')).toHaveLength(2)
})

import { describe, expect, it } from 'vitest'
import { mailEventIn, type SesEvent } from '../../functions/adapters/aws/ses-event.ts'
import type { MailRecord } from '../../functions/domain/chasers/round-records.ts'
import type { MailEvent, Mailer } from '../../functions/ports/mailer.ts'
import { chaseOfficers } from '../../functions/steps/chase-officers.ts'
import { recordMailEvent } from '../../functions/steps/record-mail-event.ts'
import { aMeeting, anItem, aRecord } from '../support/council.ts'
import { roundTools } from '../support/round.ts'

const AUTHOR = 'road.safety@brackenshire.example'

const aDueReport = () => [aRecord(aMeeting({ items: [anItem({ number: 7, authorEmails: [AUTHOR] })] }))]

/** An event of SES about one mail of ours. */
const event = (mailId: string, rest: Partial<SesEvent>): MailEvent => {
  const read = mailEventIn({
    eventType: 'Send',
    ...rest,
    mail: { messageId: 'ses-1', headers: [{ name: 'X-Packhorse-Mail', value: mailId }] },
  })
  if (read === null) throw new Error('The event was taken for somebody else’s')
  return read
}

const bounce = (bounceType: string, emailAddress = AUTHOR): Partial<SesEvent> => ({
  eventType: 'Bounce',
  bounce: { bounceType, bouncedRecipients: [{ emailAddress, diagnosticCode: '550 5.1.1 unknown' }] },
})

/** A round whose only mail was posted. */
async function afterARound() {
  const tools = await roundTools('2017-07-13T09:00', aDueReport())
  const { sent } = await chaseOfficers(tools)
  return { tools, mail: sent[0]?.id ?? '' }
}

describe('what became of a mail', () => {
  it('settles a mail whose posting broke off: it is not sent again', async () => {
    const tools = await roundTools('2017-07-13T09:00', aDueReport(), { knowsFates: false })
    const breaksOff: Mailer = {
      ...tools.mailer,
      post: async (mail) => {
        await tools.mailer.post(mail)
        throw new Error('socket hang up')
      },
    }
    await chaseOfficers({ ...tools, mailer: breaksOff })
    const [mail] = tools.mailer.posted
    const key = `mails/2017-07-13/${mail?.id}`
    expect((await tools.register.read<MailRecord>(key))?.value.state).toBe('unconfirmed')

    await recordMailEvent(tools, event(mail?.id ?? '', { eventType: 'Delivery' }))
    expect((await tools.register.read<MailRecord>(key))?.value).toMatchObject({
      state: 'posted',
      serviceId: 'ses-1',
    })
    tools.clock.set('2017-07-13T09:15')
    expect((await chaseOfficers(tools)).nothing).toBe(true)
    expect(tools.mailer.posted).toHaveLength(1)
  })

  it.each([
    ['a bounce for good', bounce('Permanent'), [AUTHOR]],
    [
      'a complaint',
      { eventType: 'Complaint', complaint: { complainedRecipients: [{ emailAddress: AUTHOR }] } },
      [AUTHOR],
    ],
    ['a mailbox that is full', bounce('Transient'), []],
    ['a delay', { eventType: 'DeliveryDelay' }, []],
    ['its delivery', { eventType: 'Delivery' }, []],
  ])('stops the address, or does not: %s', async (_, what, stopped) => {
    const { tools, mail } = await afterARound()
    expect(await recordMailEvent(tools, event(mail, what))).toEqual({ stopped })
    expect(await recordMailEvent(tools, event(mail, what))).toEqual({ stopped: [] })
    expect(tools.mailer.posted).toHaveLength(1 + stopped.length)
  })

  it('is nothing to us where the mail is another program’s', () => {
    expect(mailEventIn({ eventType: 'Bounce', mail: { messageId: '1', headers: [] } })).toBeNull()
    expect(mailEventIn({ eventType: 'Bounce', mail: { messageId: '1' } })).toBeNull()
  })
})

import { describe, expect, test } from 'vitest'
import { type Fate, type Mail, type Mailer, MailRefused } from '../../functions/ports/mailer.ts'

export const aMail = (changes: Partial<Mail> = {}): Mail => ({
  id: '2017-07-13-0001-0001',
  from: { name: 'Brackenshire Council scrutiny', address: 'packhorse@brackenshire.example' },
  replyTo: { name: 'Scrutiny team', address: 'scrutiny@brackenshire.example' },
  to: { name: 'Road Safety Manager', address: 'road.safety@brackenshire.example' },
  cc: [{ name: 'Director of Place', address: 'director.place@brackenshire.example' }],
  subject: 'Due today: Road safety annual report (26 July 2017)',
  text: 'Dear Road Safety Manager,\n\nPlease upload the report.\n',
  html: '<!doctype html>\n<html lang="en-GB"><p>Please upload the report.</p></html>\n',
  calendar: 'BEGIN:VCALENDAR\r\nSUMMARY:Report due: café\r\nEND:VCALENDAR',
  ...changes,
})

/** What arrived at the other end, as its reader sees it. */
export type Arrived = Omit<Mail, 'from' | 'replyTo' | 'to' | 'cc'> & {
  from: string
  replyTo: string
  to: string
  cc: string
}

export interface Post {
  mailer: Mailer
  arrived(): Promise<Arrived[]>
  fates: { ofTaken: Fate; ofOthers: Fate }
}

export interface RefusingPost extends Post {
  /** Makes the post say no to an address. */
  refuse(address: string, refusal: { permanent: boolean }): void
}

/** What every post promises to the steps. */
export function mailerContract(name: string, openPost: () => Promise<Post>): void {
  describe(`the post ${name}`, () => {
    test('hands over what was written, to whom it was written', async () => {
      const { mailer, arrived } = await openPost()
      const { serviceId } = await mailer.post(aMail())
      expect(serviceId).not.toBe('')
      expect(await arrived()).toEqual([
        {
          ...aMail(),
          from: 'Brackenshire Council scrutiny <packhorse@brackenshire.example>',
          replyTo: 'Scrutiny team <scrutiny@brackenshire.example>',
          to: 'Road Safety Manager <road.safety@brackenshire.example>',
          cc: 'Director of Place <director.place@brackenshire.example>',
        },
      ])
    })

    test('sends a mail without copies and without a calendar file', async () => {
      const { mailer, arrived } = await openPost()
      await mailer.post(aMail({ cc: [], calendar: null }))
      expect(await arrived()).toMatchObject([{ cc: '', calendar: null }])
    })

    test('says of a mail what it knows: whether it took it, or that it cannot tell', async () => {
      const { mailer, fates } = await openPost()
      await mailer.post(aMail({ id: 'taken' }))
      expect(await mailer.fateOf('taken')).toBe(fates.ofTaken)
      expect(await mailer.fateOf('take')).toBe(fates.ofOthers)
    })

    test('keeps mails that are posted at once apart', async () => {
      const { mailer, arrived } = await openPost()
      const ids = Array.from({ length: 20 }, (_, at) => `mail-${String(at).padStart(2, '0')}`)
      await Promise.all(ids.map((id) => mailer.post(aMail({ id, subject: `About ${id}` }))))
      const subjects = (await arrived()).map(({ id, subject }) => [id, subject]).sort()
      expect(subjects).toEqual(ids.map((id) => [id, `About ${id}`]))
    })
  })
}

/** What a post promises that can say no to an address. */
export function refusingMailerContract(name: string, openPost: () => Promise<RefusingPost>): void {
  mailerContract(name, openPost)

  test.each([true, false])(
    `the post ${name} throws its no, and whether it is for good: %s`,
    async (permanent) => {
      const { mailer, arrived, refuse } = await openPost()
      refuse('road.safety@brackenshire.example', { permanent })
      const no = await mailer.post(aMail({ cc: [] })).catch((fault: unknown) => fault)
      expect(no).toBeInstanceOf(MailRefused)
      expect(no).toMatchObject({ permanent })
      expect(await arrived()).toEqual([])
    },
  )
}

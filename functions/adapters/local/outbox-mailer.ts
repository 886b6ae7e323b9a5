import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { londonInstant } from '../../domain/calendar/london-instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Mailer } from '../../ports/mailer.ts'
import { composeMime, wordOf } from '../paper/compose-mime.ts'
import { ifThere, publishFile } from './durable-files.ts'

/**
 * The post of a machine without one: each mail is a file of the outbox, `<id>.eml`, to be read with any mail
 * program. A file appears whole or not at all, so that this post always knows what it took.
 */
export function outboxMailer(folder: string, clock: Pick<Clock, 'wallTime'>): Mailer {
  const pathOf = (mailId: string): string => join(folder, `${wordOf(mailId)}.eml`)
  return {
    async post(mail) {
      const bytes = await composeMime(mail, londonInstant(clock.wallTime()))
      // False where this very mail lies there already: it was taken, and its record lost.
      await publishFile(folder, pathOf(mail.id), bytes)
      return { serviceId: `outbox:${mail.id}` }
    },
    async fateOf(mailId) {
      const there = await ifThere(access(pathOf(mailId)).then(() => true))
      return there === true ? 'posted' : 'not-posted'
    },
  }
}

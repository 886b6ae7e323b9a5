import * as z from 'zod'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import type { Mailbox } from '../domain/work-programme/committee.ts'

/** What an installation decides, read once from its environment. Nothing else reads `process.env`. */
export interface Settings {
  /** The folder that is the store. */
  home: string
  /** Where mail goes: an SMTP server, or null for the outbox folder. */
  smtp: string | null
  /** The address that the council's mail comes from. */
  sender: Mailbox
  /** A Chromium to print with; null for the one that npm installed. */
  chromium: string | null
}

const environment = z.object({
  PACKHORSE_HOME: z.string().min(1).default('./packhorse-home'),
  PACKHORSE_SMTP: z.url({ protocol: /^smtps?$/ }).optional(),
  PACKHORSE_FROM: z.email().optional(),
  PACKHORSE_CHROMIUM: z.string().min(1).optional(),
})

/** Reads the settings, or says which of them are wrong and how to write them. */
export function readSettings(from: Record<string, string | undefined>): Answer<Settings> {
  const read = environment.safeParse(from)
  if (!read.success) {
    return refuse(
      ...read.error.issues.map(
        ({ path, message }) => `The setting ${path.join('.')} is wrong: ${message}. See docs/operating.md.`,
      ),
    )
  }
  const { PACKHORSE_SMTP: smtp, PACKHORSE_FROM: address } = read.data
  if (smtp !== undefined && address === undefined) {
    return refuse(
      'PACKHORSE_SMTP is set, so mail would leave this machine: set PACKHORSE_FROM to the council address that it comes from.',
    )
  }
  return done({
    home: read.data.PACKHORSE_HOME,
    smtp: smtp ?? null,
    sender: { name: 'Packhorse', address: address ?? 'packhorse@localhost.example' },
    chromium: read.data.PACKHORSE_CHROMIUM ?? null,
  })
}

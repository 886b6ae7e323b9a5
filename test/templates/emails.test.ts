import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { composeMime } from '../../functions/adapters/paper/compose-mime.ts'
import { handlebarsTemplates } from '../../functions/adapters/paper/handlebars-templates.ts'
import { day } from '../../functions/domain/calendar/day.ts'
import type { Ask } from '../../functions/domain/chasers/ask.ts'
import { chaserLetter, type LetterFacts } from '../../functions/domain/chasers/chaser-letter.ts'
import type { Stage } from '../../functions/domain/chasers/stages.ts'
import { aMail } from '../contracts/mailer-contract.ts'
import { aDigest, anAsk } from '../support/ask.ts'
import { readMail } from '../support/read-mail.ts'

const templates = handlebarsTemplates()

const letter = (asks: Ask[], changes: Partial<LetterFacts> = {}) =>
  chaserLetter({
    to: { name: 'Road Safety Manager', address: 'road.safety@brackenshire.example' },
    asks,
    digests: [],
    council: 'Brackenshire Council',
    language: 'en-GB',
    contact: 'Scrutiny team, scrutiny@brackenshire.example',
    ...changes,
  })

/** The letter as it arrives: composed, sent through MIME, and read again. */
async function received(asks: Ask[], changes: Partial<LetterFacts> = {}) {
  const { subject, view } = letter(asks, changes)
  const text = templates.render('emails/chaser.txt', view)
  const html = templates.render('emails/chaser.html', view)
  const mail = readMail(await composeMime(aMail({ subject, text, html }), new Date('2017-07-13T08:00:00Z')))
  const [first, second] = mail.parts
  return { ...mail, subject, text: first?.content ?? '', html: second?.content ?? '' }
}

const daysLeft: Record<Stage, number> = {
  commission: 20,
  reminder: 10,
  clearance: 5,
  'three-days-left': 3,
  'one-day-left': 1,
  'due-today': 0,
  overdue: -1,
  'decision-needed': -2,
  'publication-day': -3,
  'to-follow-due': 0,
  'date-changed': 12,
}
const STAGES = Object.keys(daysLeft) as Stage[]
const askAt = (stage: Stage, changes: Partial<Ask> = {}): Ask =>
  anAsk({ stage, workingDaysLeft: daysLeft[stage], ...changes })

describe('the subject', () => {
  it.each<[Stage, string]>([
    ['commission', 'Report wanted by 13 July 2017: Road safety annual report (26 July 2017)'],
    ['reminder', 'Report due 13 July 2017: Road safety annual report (26 July 2017)'],
    ['clearance', 'Time for clearance: Road safety annual report (26 July 2017)'],
    ['three-days-left', 'Due in 3 working days: Road safety annual report (26 July 2017)'],
    ['one-day-left', 'Due on the next working day: Road safety annual report (26 July 2017)'],
    ['due-today', 'Due today: Road safety annual report (26 July 2017)'],
    ['overdue', 'Overdue: Road safety annual report (26 July 2017)'],
    ['decision-needed', 'Decision needed today: Road safety annual report (26 July 2017)'],
    ['publication-day', 'Not in for publication: Road safety annual report (26 July 2017)'],
    ['to-follow-due', 'Promised for today: Road safety annual report (26 July 2017)'],
    ['date-changed', 'New date, 13 July 2017: Road safety annual report (26 July 2017)'],
  ])('of %s is "%s"', (stage, subject) => {
    expect(letter([askAt(stage)]).subject).toBe(subject)
  })

  it('counts several reports, in the order of their urgency', () => {
    const asks = [askAt('overdue'), askAt('due-today'), askAt('due-today'), askAt('three-days-left')]
    expect(letter(asks).subject).toBe('4 reports: one overdue, two due today, one due on 13 July')
    expect(letter(asks.slice(1, 3)).subject).toBe('2 reports due today')
  })

  it.each(STAGES)('of %s shortens a long title at a word, and keeps the rest', (stage) => {
    const title = 'Progress on the recommendations of the joint review of school transport and its costs'
    const { subject } = letter([askAt(stage, { title })])
    expect(subject.length).toBeLessThanOrEqual(90)
    expect(subject).toMatch(/: Progress on the.*\w… \(26 July 2017\)$/)
  })

  it('of a digest alone is what the digest is', () => {
    expect(letter([], { digests: [aDigest()] }).subject).toBe('Reports expected, as of Monday 17 July 2017')
  })
})

describe('the letter', () => {
  it.each(STAGES)(
    'of %s says what is asked first, and shows the link in full in both parts',
    async (stage) => {
      const ask = askAt(stage)
      const { text, html } = await received([ask])
      expect(text).toMatch(/^Dear Road Safety Manager,\n\nPlease /)
      expect(text.split('\n')).toContain(ask.link)
      expect(html).toContain(`<a href="${ask.link}"`)
      expect(html).toContain(`>${ask.link}</a>`)
      expect([...new Set(html.match(/https?:[^"<\s]+/g))]).toEqual([ask.link])
    },
  )

  it.each(STAGES)('of %s names the report, the committee, and every date', async (stage) => {
    const words = (await received([askAt(stage)])).text.replace(/\s+/g, ' ')
    expect(words).toContain('"Road safety annual report"')
    expect(words).toContain('Report due: Thursday 13 July 2017, by 5 pm')
    expect(words).toContain("Chair's briefing: Monday 10 July 2017")
    expect(words).toContain('Agenda published by: Tuesday 18 July 2017')
    expect(words).toContain('Meeting: Wednesday 26 July 2017, 4.30 pm, Council Chamber')
    expect(words).toContain('Committee: Highways Scrutiny Committee, agenda item 7')
    expect(words).toContain('Asked for by: Minute 34 (2) of 12 April 2017')
  })

  it('says what is asked when it commissions, and how long there is', async () => {
    const words = (await received([askAt('commission')])).text.replace(/\s+/g, ' ')
    expect(words).toContain('It is due in 20 working days: by 5 pm on Thursday 13 July 2017.')
    expect(words).toContain('What is asked: Casualties, schemes and spending of the year')
  })

  it('says how late a report is, and offers the four ways out', async () => {
    const { text, html } = await received([askAt('overdue')])
    expect(text.replace(/\s+/g, ' ')).toContain(
      'It was due by 5 pm on Thursday 13 July 2017 and is one working day late. The agenda must be published by Tuesday 18 July 2017.',
    )
    for (const choice of ['Upload it', 'To follow: say by which day', 'Defer it', 'Withdraw it']) {
      expect(text).toContain(`  - ${choice}`)
      expect(html).toContain(`<li>${choice}`)
    }
    expect((await received([askAt('due-today')])).text).not.toContain('Withdraw')
  })

  it('says to the clerk that a report is to follow, until when, and why', async () => {
    const state = { at: 'to-follow', because: 'figures arrive late', until: day('2017-07-20') } as const
    const { text } = await received([askAt('publication-day', { state })])
    expect(text.replace(/\s+/g, ' ')).toContain(
      'The report is to follow by Thursday 20 July 2017: figures arrive late. The agenda prints "To follow".',
    )
  })

  it('names the old date when a date has changed', async () => {
    const { text } = await received([askAt('date-changed', { previousDeadline: day('2017-07-06') })])
    expect(text.replace(/\s+/g, ' ')).toContain('The date before was Thursday 6 July 2017.')
  })

  it('gives each of several reports a heading of its own, and a single one none', async () => {
    const other = askAt('due-today', { title: 'Gritting routes', number: 8 })
    const { text, html } = await received([askAt('overdue'), other])
    expect(text).toMatch(
      /-{60}\nOverdue: Road safety annual report\n[^-]*\n[\s\S]*-{60}\nDue today: Gritting routes\n/,
    )
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html.match(/<h2/g)).toHaveLength(2)
    expect((await received([other])).html).not.toContain('<h2')
  })

  it('puts a digest below what its reader has to do', async () => {
    const { text } = await received([askAt('decision-needed')], { digests: [aDigest()] })
    expect(text.indexOf('Please decide today')).toBeLessThan(text.indexOf('Reports expected'))
    const words = text.replace(/\s+/g, ' ')
    expect(words).toContain(
      '7. Road safety annual report (Road Safety Manager): late, was due 13 July 2017 (awaited)',
    )
    expect(words).toContain('8. Gritting routes (Winter Service Manager): to follow by 20 July 2017')
    expect(words).toContain('Director of Place: 3 of 4 on time (75%)')
  })

  it('leaves out no level of headings, with other things in the mail or without', async () => {
    const levels = (html: string) => [...html.matchAll(/<h(\d)/g)].map(([, level]) => level).join('')
    expect(levels((await received([], { digests: [aDigest()] })).html)).toBe('122')
    expect(levels((await received([askAt('overdue')], { digests: [aDigest()] })).html)).toBe('12233')
  })

  it('is read by machines as what it says: markup in a title stays words', async () => {
    const title = '<b>Roads & "paths"</b>'
    const { text, html, headers } = await received([askAt('due-today', { title })])
    expect(text).toContain(`"${title}"`)
    expect(html).toContain('&lt;b&gt;Roads &amp; &quot;paths&quot;&lt;/b&gt;')
    expect(html).not.toContain('<b>')
    expect(headers.get('subject')).toBe(`Due today: ${title} (26 July 2017)`)
  })

  it('wraps its text, but never a link', async () => {
    const link = `https://reports.brackenshire.example/r/${'childrens-services-'.repeat(5)}committee/2017-07-26/7`
    const lines = (await received([askAt('overdue', { link })])).text.split('\n')
    expect(lines).toContain(link)
    expect(lines.filter((line) => line.length > 72)).toEqual([link])
  })
})

describe('the mail that carries it', () => {
  it('has plain text first, HTML beside it, and the calendar file as its only attachment', async () => {
    const { parts, headers } = await received([askAt('commission')])
    expect(parts.map(({ type }) => type.split(';')[0])).toEqual(['text/plain', 'text/html', 'text/calendar'])
    expect(parts[2]?.type).toContain('method=PUBLISH')
    expect(parts[2]?.headers.get('content-disposition')).toBe('attachment; filename=report-deadline.ics')
    expect(headers.get('auto-submitted')).toBe('auto-generated')
    expect(headers.get('message-id')).toBe('<2017-07-13-0001-0001@brackenshire.example>')
    expect(headers.get('reply-to')).toBe('Scrutiny team <scrutiny@brackenshire.example>')
  })

  it('has the same bytes whenever it is composed', async () => {
    const sentAt = new Date('2017-07-13T08:00:00Z')
    expect(await composeMime(aMail(), sentAt)).toEqual(await composeMime(aMail(), sentAt))
  })

  it('lets no line break in a name, a subject or an address begin a header of its own', async () => {
    const evil = 'x\r\nBcc: thief@elsewhere.example'
    const bytes = await composeMime(
      aMail({
        subject: evil,
        id: evil,
        to: { name: evil, address: 'road.safety@brackenshire.example' },
        cc: [{ name: 'Director', address: 'a@b.example\r\nBcc: thief@elsewhere.example' }],
      }),
      new Date(0),
    )
    const { headers } = readMail(bytes)
    expect(headers.has('bcc')).toBe(false)
    expect(headers.get('subject')).toBe('x Bcc: thief@elsewhere.example')
  })

  it('carries names and titles in other letters than ASCII', async () => {
    const title = 'Addysg Gymraeg: tŷ, ysgol – £1m a’r “cynllun”'
    const { headers, text } = await received([askAt('due-today', { title })])
    expect(headers.get('subject')).toBe(`Due today: ${title} (26 July 2017)`)
    expect(text.replace(/\s+/g, ' ')).toContain(title)
  })

  it('keeps its boundaries within what MIME grants them, however long its id', async () => {
    const mail = aMail({ id: 'notice-about-'.repeat(20) })
    const { headers, parts } = readMail(await composeMime(mail, new Date(0)))
    expect(/boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1]?.length).toBeLessThanOrEqual(70)
    expect(parts).toHaveLength(3)
  })
})

describe.each(['chaser', 'heartbeat', 'address-stopped', 'returned', 'receipt', 'not-taken'])(
  'the template of %s',
  (name) => {
    const example: unknown = JSON.parse(
      readFileSync(new URL(`../../templates/examples/emails-${name}.json`, import.meta.url), 'utf8'),
    )

    it('prints its example as text and as an accessible page', () => {
      const text = templates.render(`emails/${name}.txt`, example)
      expect(text).toMatch(/^Dear .+,\n\n/)
      expect(text).not.toMatch(/\n{3}|&\w+;|!/)
      const html = templates.render(`emails/${name}.html`, example)
      expect(html).toMatch(/<html lang="en-GB">[\s\S]*<title>.+<\/title>[\s\S]*<h1/)
      expect(html).not.toMatch(/<img|<script|url\(|https?:\/\/(?!reports\.brackenshire\.example\/)/)
    })
  },
)

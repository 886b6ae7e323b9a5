import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Day, inFullWords, parseDay } from '../domain/calendar/day.ts'
import { workingDaysLeft } from '../domain/chasers/choose-chasers.ts'
import { person } from '../domain/chasers/recipients.ts'
import { dueInWords } from '../domain/chasers/stage-words.ts'
import { committeeCalendar } from '../domain/deadlines/committee-deadlines.ts'
import type { MeetingRecord } from '../domain/pipeline.ts'
import { type Answer, done, type Refusal, refuse } from '../domain/refusal.ts'
import { publishedVersionOf } from '../domain/release/published.ts'
import { stateInWords } from '../domain/submissions/moves.ts'
import { mayReceive, type SecrecyClaim } from '../domain/submissions/receive-report.ts'
import type { Committee, Mailbox } from '../domain/work-programme/committee.ts'
import { type Item, meetingId, type SubmittedFile } from '../domain/work-programme/meeting.ts'
import { askQuestion, whomToAsk } from '../steps/ask-question.ts'
import { replyToOf } from '../steps/compose-letter.ts'
import { markReport } from '../steps/mark-report.ts'
import { pagesToLookAt, previewReport } from '../steps/preview-report.ts'
import { committeeKey } from '../steps/records.ts'
import { submitReport, type UploadedFile } from '../steps/submit-report.ts'
import { openLink, resendLink } from '../steps/upload-links.ts'
import { fieldsOf, filesOf } from './form-fields.ts'
import { type Env, type PageWords, showPage } from './page.ts'
import { capital, timeInWords } from './views/states.ts'
import type { WebTools } from './web-tools.ts'

const MOST_BYTES = 100 * 1024 * 1024
/** All files of one upload, and the form around them. */
const MOST_IN_ALL = 300 * 1024 * 1024

const TOLD: Record<string, string> = {
  received: 'Your report is in. You may replace it until the pack is published.',
  'on-track': 'Thank you: we know that it is on its way.',
  'to-follow': 'Thank you: it is on the agenda as “to follow”.',
  withdrawn: 'The item is withdrawn from this agenda. The scrutiny team sees why.',
  asked: 'Your question is sent. The answer comes by e-mail.',
}

/** Schedule 12A, Part 1, in the words of everyday. */
const PARAGRAPHS = [
  'about an individual',
  'likely to reveal who an individual is',
  'financial or business affairs of a person, or of the council',
  'consultations and negotiations on labour relations',
  'legal professional privilege',
  'a notice, order or direction that the council means to make',
  'preventing, investigating or prosecuting crime',
]

/** What a link opens: a person, their meeting, and which of its items are theirs. */
interface Desk {
  token: string
  who: Mailbox
  record: MeetingRecord
  committee: Committee
  items: Item[]
}

/** The officer's pages, by the link in the chaser: no account, no training. */
export function officerRoutes(app: Hono<Env>, tools: WebTools): void {
  const show = (c: Context<Env>, name: string, words: PageWords) => showPage(c, tools.templates, name, words)

  app.post('/r/resend', async (c) => {
    await resendLink(tools, (await fieldsOf(c)).one('token'))
    return show(c, 'link', {
      title: 'If the link was one of ours, a new one is on its way',
      mayResend: false,
      token: '',
    })
  })

  app.get('/r/:token', async (c) => {
    const opened = await openDesk(tools, c.req.param('token'))
    if ('refused' in opened) return noEntry(c, opened)
    return show(c, 'officer', listView(tools, opened.done))
  })

  app.get('/r/:token/:item{[0-9]+}', (c) =>
    atItem(c, (desk, item) =>
      show(c, 'report', { ...reportView(tools, desk, item), told: TOLD[c.req.query('done') ?? ''] ?? '' }),
    ),
  )

  app.get('/r/:token/:item{[0-9]+}/pages/:page{[0-9]+}', (c) =>
    atItem(c, async ({ record }, item) => {
      const png = await previewReport(tools, record, item, Number(c.req.param('page')))
      return png === null ? c.notFound() : c.body(Buffer.from(png), 200, { 'content-type': 'image/png' })
    }),
  )

  app.post(
    '/r/:token/:item{[0-9]+}/report',
    bodyLimit({ maxSize: MOST_IN_ALL, onError: (c) => tooMuch(c) }),
    (c) =>
      atItem(c, async (desk, item) => {
        const upload = await uploadIn(c)
        if ('refused' in upload) return refuseItem(c, upload.refused)
        const answer = await submitReport(tools, {
          ...upload.done,
          meeting: meetingId(desk.record.meeting),
          item: item.number,
          by: desk.who.name,
        })
        return 'refused' in answer ? refuseItem(c, answer.refused) : backTo(c, desk, item, 'received')
      }),
  )

  app.post('/r/:token/:item{[0-9]+}/state', (c) =>
    atItem(c, async (desk, item) => {
      const fields = await fieldsOf(c)
      const state = fields.one('state')
      if (state !== 'on-track' && state !== 'to-follow' && state !== 'withdrawn')
        return refuseItem(c, refuse('Choose where the report stands.').refused)
      const until = dayOf(fields.one('until'))
      if ('refused' in until) return refuseItem(c, until.refused)
      const answer = await markReport(tools, {
        meeting: meetingId(desk.record.meeting),
        item: item.number,
        by: desk.who.name,
        state,
        because: fields.one('because').trim(),
        until: until.done,
      })
      return 'refused' in answer ? refuseItem(c, answer.refused) : backTo(c, desk, item, state)
    }),
  )

  app.post('/r/:token/:item{[0-9]+}/question', (c) =>
    atItem(c, async (desk, item) => {
      const { who: by, record, committee } = desk
      const question = (await fieldsOf(c)).one('question')
      const answer = await askQuestion(tools, { by, meeting: record.meeting, item, committee, question })
      return 'refused' in answer ? refuseItem(c, answer.refused) : backTo(c, desk, item, 'asked')
    }),
  )

  function noEntry(c: Context<Env>, { refused, resendable }: { refused: Refusal[]; resendable?: unknown }) {
    return show(c, 'link', {
      title: 'This link does not open',
      refused,
      mayResend: resendable !== undefined,
      token: c.req.param('token') ?? '',
      status: 404,
    })
  }

  /** Opens the link, and finds its item: what is not that person's is not there. */
  async function atItem(
    c: Context<Env>,
    act: (desk: Desk, item: Item) => Response | Promise<Response>,
  ): Promise<Response> {
    const opened = await openDesk(tools, c.req.param('token') ?? '')
    if ('refused' in opened) return noEntry(c, opened)
    const item = opened.done.items.find(({ number }) => number === Number(c.req.param('item')))
    if (item !== undefined) return act(opened.done, item)
    const refusal = refuse('That item is not one of yours any more. These are:')
    return show(c, 'officer', { ...listView(tools, opened.done), ...refusal, status: 404 })
  }

  function tooMuch(c: Context<Env>) {
    // What was not read is still on its way: nothing else can come by that connection.
    c.header('connection', 'close')
    return refuseItem(c, TOO_MUCH, 413)
  }

  function refuseItem(c: Context<Env>, refused: Refusal[], status: 413 | 422 = 422) {
    return atItem(c, (desk, item) => show(c, 'report', { ...reportView(tools, desk, item), refused, status }))
  }
}

const TOO_MUCH = refuse(
  'The files are larger than 300 MB together, so they were not taken. Make the pictures in them smaller (in Word: File, Compress Pictures), or send the appendices in parts.',
).refused

const backTo = (c: Context<Env>, { token }: Desk, item: Item, what: string): Response =>
  c.redirect(`/r/${token}/${item.number}?done=${what}`, 303)

async function openDesk(tools: WebTools, token: string) {
  const opened = await openLink(tools, token)
  if ('refused' in opened) return opened
  const { link, record } = opened.done
  const committee = await tools.register.read<Committee>(committeeKey(record.meeting.committee))
  if (committee === undefined)
    throw new Error(`No committee "${record.meeting.committee}" is in the register`)
  const isTheirs = ({ authorEmails, deputyEmails, directorEmails }: Item): boolean =>
    [...authorEmails, ...deputyEmails, ...directorEmails].map(person).includes(person(link.person.address))
  const items = record.meeting.items.filter(isTheirs).sort((one, other) => one.number - other.number)
  return done<Desk>({ token, who: link.person, record, committee: committee.value, items })
}

const frame = (tools: WebTools, { record, committee, token }: Desk) => ({
  committee: record.meeting.committeeName,
  meetingDate: inFullWords(record.meeting.date),
  contact: replyToOf(committee, tools.sender).name,
  back: `/r/${token}`,
})

function dueWords(tools: WebTools, { record, committee }: Desk): string {
  const { reportDeadline } = record.meeting.dates
  const left = workingDaysLeft(committeeCalendar(committee), tools.clock.today(), reportDeadline)
  const verb = left < 0 ? 'Reports were due' : 'Reports are due'
  return `${verb} on ${inFullWords(reportDeadline)}, by ${committee.cutOff}: ${dueInWords(left)}.`
}

const listView = (tools: WebTools, desk: Desk) => ({
  ...frame(tools, desk),
  title: 'Your reports',
  due: dueWords(tools, desk),
  person: desk.who.name,
  items: desk.items.map((item) => ({
    title: item.title,
    address: `/r/${desk.token}/${item.number}`,
    hint: `Agenda item ${item.number}`,
    state: capital(stateInWords(item.state.at)),
  })),
})

function reportView(tools: WebTools, desk: Desk, item: Item) {
  const { meeting, packs } = desk.record
  const may = mayReceive(item, publishedVersionOf(packs, item.key))
  const newest = item.submissions.at(-1)
  return {
    ...frame(tools, desk),
    title: item.title,
    number: item.number,
    here: `/r/${desk.token}/${item.number}`,
    asksWhom: whomToAsk(desk.committee)?.name ?? 'scrutiny team',
    due: dueWords(tools, desk),
    facts: [
      { label: 'What is asked', value: item.description },
      { label: 'Asked for by', value: item.reason },
      { label: 'Where it stands', value: stateFacts(item) },
      { label: 'Agenda published by', value: inFullWords(meeting.dates.publishBy) },
      {
        label: 'Meeting',
        value: [inFullWords(meeting.date), meeting.time, meeting.venue].filter(Boolean).join(', '),
      },
    ].filter(({ value }) => value !== ''),
    takes: 'done' in may,
    takesNothing: 'refused' in may ? may.refused.map(({ message }) => message).join(' ') : '',
    uploadHeading: newest === undefined ? 'Send the report' : 'Replace it',
    receipt:
      newest === undefined
        ? ''
        : `Version ${newest.version}, sent by ${newest.by} on ${timeInWords(newest.at)}.`,
    files: (newest?.files ?? []).map((file) => ({ words: fileWords(file), notes: file.warnings ?? [] })),
    pictures: pagesToLookAt(item).map(({ page, words }) => ({
      address: `/r/${desk.token}/${item.number}/pages/${page}`,
      words,
    })),
    secrecies: [
      { value: 'open', words: 'Yes, all of it', isChosen: true },
      { value: 'appendices', words: 'The report yes, the appendices no', isChosen: false },
      { value: 'all', words: 'No, none of it: it is exempt', isChosen: false },
      { value: 'confidential', words: 'No: the government or a court forbids it', isChosen: false },
    ],
    paragraphs: PARAGRAPHS.map((words, at) => ({ number: at + 1, words })),
    choices: [
      { value: 'on-track', words: 'It is on track, and will be in time' },
      { value: 'to-follow', words: 'It will be late: print “to follow” on the agenda' },
      { value: 'withdrawn', words: 'It is not needed at this meeting' },
    ],
  }
}

const fileWords = ({ role, name, pages, secrecy }: SubmittedFile): string =>
  `${role === 'report' ? 'Report' : 'Appendix'}: ${name}, ${pages === 1 ? '1 page' : `${pages} pages`}${secrecy === null ? '' : ', not for publication'}`

function stateFacts({ state }: Item): string {
  const words = capital(stateInWords(state.at))
  const because = 'because' in state ? `: ${state.because}` : ''
  const until =
    state.at === 'to-follow' && state.until !== null ? `, promised for ${inFullWords(state.until)}` : ''
  return words + until + because
}

function dayOf(words: string): Answer<Day | null> {
  if (words === '') return done(null)
  const read = parseDay(words)
  return read === undefined ? refuse(`“${words}” is not a day. Choose one from the calendar.`) : done(read)
}

async function uploadIn(
  c: Context<Env>,
): Promise<Answer<{ report: UploadedFile; appendices: UploadedFile[] }>> {
  const fields = await fieldsOf(c)
  const review = dayOf(fields.one('review'))
  if ('refused' in review) return review
  const kind = fields.one('secrecy')
  const claim: SecrecyClaim = {
    paragraphs: kind === 'open' || kind === 'confidential' ? [] : fields.all('paragraph').map(Number),
    confidential: kind === 'confidential',
    because: kind === 'open' ? '' : fields.one('because').trim(),
    review: kind === 'open' || kind === 'confidential' ? null : review.done,
  }
  if ((kind === 'all' || kind === 'appendices') && claim.paragraphs.length === 0)
    return refuse('You said that the public may not see it all. Say under which paragraph of Schedule 12A.')
  const open: SecrecyClaim = { paragraphs: [], confidential: false, because: '', review: null }
  const files = await filesOf(fields, ['report', 'appendix'])
  const tooLarge = files.find(({ bytes }) => bytes.length > MOST_BYTES)
  if (tooLarge !== undefined)
    return refuse(
      `${tooLarge.name} is larger than 100 MB. Make the pictures in it smaller, and send it again.`,
    )
  const [report, ...appendices] = files
  if (report?.field !== 'report') return refuse('Choose the report. Nothing was sent.')
  if (kind === 'appendices' && appendices.length === 0)
    return refuse(
      'You said that the appendices are exempt, and sent none. Choose them too, or say that all of it is open.',
    )
  return done({
    report: { ...report, secrecy: kind === 'appendices' ? open : claim },
    appendices: appendices.map((file) => ({ ...file, secrecy: claim })),
  })
}

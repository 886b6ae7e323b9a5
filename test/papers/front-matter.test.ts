import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPrinter } from '../../functions/adapters/paper/chromium-printer.ts'
import { handlebarsTemplates } from '../../functions/adapters/paper/handlebars-templates.ts'
import { pdfReader } from '../../functions/adapters/paper/pdf-reader.ts'
import { day } from '../../functions/domain/calendar/day.ts'
import { type FrontMatterFacts, frontMatterView } from '../../functions/domain/pack/front-matter.ts'
import { leavesFor } from '../../functions/domain/pack/leaves.ts'
import { noticeView } from '../../functions/domain/pack/notice-view.ts'
import { placeholderView } from '../../functions/domain/pack/placeholder-view.ts'
import { planPack } from '../../functions/domain/pack/plan-pack.ts'
import type { Item } from '../../functions/domain/work-programme/meeting.ts'
import { aCommittee, aMeeting } from '../support/council.ts'
import { anAgendaItem, EXEMPT } from '../support/pack-items.ts'
import { fontsOf, printFacts } from '../support/print.ts'

const printer = chromiumPrinter()
const templates = handlebarsTemplates()
afterAll(() => printer.close())

const committee = aCommittee({
  members: [{ group: 'Conservative', members: ['A Thornley', 'B Ŵynne'] }],
  alternates: [{ group: 'Labour', members: ['C Merrow'] }],
  votingCoopted: [{ name: 'R Calder', role: 'Parent Governor' }],
  nonVotingCoopted: [{ name: 'S Ivory', role: 'Health' }],
  notes: ['This agenda can be had in large print.'],
})

const procedural: Partial<Item> = { kind: 'none', state: { at: 'none' }, section: 'Procedural items' }
const items = [
  anAgendaItem(1, [], { ...procedural, title: 'Apologies', description: 'To receive apologies.' }),
  anAgendaItem(2, [6], {
    title: 'Road safety <b>near</b> schools',
    description: 'sets out five years of figures.',
    recommended: 'That ten sites be recommended.',
    contact: 'Road safety team – 01632 960 114',
  }),
  anAgendaItem(3, [21, { pages: 5, secrecy: EXEMPT }], {
    title: 'Heating contract',
    description: 'Options are set out.',
  }),
  anAgendaItem(4, [], { title: 'Flood resilience' }),
  anAgendaItem(5, [], { kind: 'oral', state: { at: 'oral' }, title: 'Bus services' }),
  anAgendaItem(6, [], {
    state: { at: 'deferred', because: 'Short of staff', to: null },
    title: 'Winter plan',
  }),
  anAgendaItem(7, [], { state: { at: 'withdrawn', because: 'Short of staff' }, title: 'Parking charges' }),
]
const letters = { 'item-2': 'D', 'item-3': 'E', 'item-4': 'F' }

function facts(more: Partial<FrontMatterFacts> = {}): FrontMatterFacts {
  const meeting = aMeeting({ date: day('2017-07-26'), items }, committee)
  const plan = planPack({ items, letters, firstNumber: 1 })
  return { committee, meeting, plan, kind: 'public', supplement: 0, ...more }
}

const print = (of: FrontMatterFacts): Promise<Uint8Array> =>
  printer.print(templates.render('pack/front-matter', frontMatterView(of)))

/** The text of each page, every run of white space as one space. */
const pagesOf = async (pdf: Uint8Array): Promise<string[]> =>
  (await pdfReader().read(pdf)).pages.map(({ text }) => text.replace(/\s+/g, ' '))

/** The words, in this order, whatever stands between them. */
const inOrder = (...words: string[]) =>
  expect.stringMatching(new RegExp(words.map((one) => one.replace(/[()[\].?*+^$|{}\\]/g, '\\$&')).join('.*')))

describe('the front sheet and agenda of a public pack', () => {
  let pdf: Uint8Array
  let pages: string[]
  beforeAll(async () => {
    pdf = await print(facts())
    pages = await pagesOf(pdf)
  })

  test('tells what it is, which meeting, who sits, what to know and whom to ask', () => {
    expect(pages[0]).toEqual(
      inOrder(
        'Public Document Pack',
        'Agenda for the meeting of the Highways Scrutiny Committee',
        'Date Wednesday 26 July 2017 Time 4.30 pm Venue Council Chamber',
        'Members of the Committee Conservative A Thornley B Ŵynne',
        'Alternates Labour C Merrow',
        'R Calder',
        'This agenda can be had in large print.',
        'From Director of Governance Agenda contact Committee Clerk',
        'Phone: 01632 960 100 E-mail: clerk@brackenshire.example',
      ),
    )
    expect(pages[0]).toEqual(inOrder('Voting co-opted members', 'Non-voting co-opted members'))
  })

  test('prints each report with its pages, author, letter, recommendation and contact', () => {
    expect(pages[1]).toEqual(
      inOrder(
        'Agenda A. Procedural items 1. Apologies To receive apologies. B. Overview and scrutiny activities',
        '2. Road safety <b>near</b> schools 1 - 6',
        'The report of the Assistant Director (Highways) (Document "D") sets out five years of figures.',
        'Recommended – That ten sites be recommended. (Road safety team – 01632 960 114)',
        '3. Heating contract 7 - 34',
        'The Assistant Director (Highways) will present a report (Document "E"). Options are set out.',
      ),
    )
  })

  test('lists what is exempt, with its paragraph and reason', () => {
    expect(pages[1]).toEqual(
      inOrder(
        'Not for publication: pages 29 - 34 Exempt under paragraph 3 of Part 1 of Schedule 12A',
        'financial or business affairs',
        'Reason: It tells the prices that a contractor offered.',
        'Recommended – That the report be considered.',
      ),
    )
  })

  test('says of what has no pages why, and of no internal matter', () => {
    expect(pages.join(' ')).toEqual(
      inOrder(
        '4. Flood resilience To follow The Assistant Director (Highways) will present a report (Document "F").',
        '5. Bus services Oral report The Assistant Director (Highways) will present an oral report.',
        '6. Winter plan Deferred to a later meeting 7. Parking charges Withdrawn',
      ),
    )
    expect(pages.join(' ')).not.toContain('Short of staff')
  })

  test('is A4, embeds its fonts, and can be listened to: headings, lists, tables', async () => {
    const { isA4, roles } = await printFacts(pdf)
    expect(isA4).toBe(true)
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1)
    expect(roles).toEqual(expect.arrayContaining(['H2', 'H3', 'H4', 'L', 'Table', 'TH', 'Link']))
    expect((await fontsOf(pdf)).every(({ embedded }) => embedded)).toBe(true)
    expect(await pdfReader().read(pdf)).toMatchObject({
      title: 'Public Document Pack: Highways Scrutiny Committee, Wednesday 26 July 2017',
      language: 'en-GB',
      tagged: true,
    })
  })
})

test('a restricted pack cannot be taken for a public one', async () => {
  const [first = ''] = await pagesOf(await print(facts({ kind: 'restricted' })))
  expect(first).toContain('Restricted document pack – not for publication')
  expect(first).not.toContain('Public')
})

test('a supplement says which items it adds to, and carries on the pages and the sections', async () => {
  const plan = planPack({ items, letters, firstNumber: 83, only: ['item-2', 'item-3'] })
  const pages = await pagesOf(await print(facts({ plan, supplement: 1 })))
  expect(pages.join(' ')).toEqual(
    inOrder(
      'Supplement to the Public Document Pack',
      'adds to items 2 and 3 of the agenda that was published for this meeting. Its pages carry on from the pack: 83 to 116.',
      'B. Overview and scrutiny activities 2. Road safety',
      '83 - 88',
    ),
  )
  expect(pages.join(' ')).not.toContain('Apologies')
})

test('a committee of which little is known has a front sheet without gaps', async () => {
  const bare = aCommittee({
    time: '',
    venue: '',
    from: '',
    contacts: { lead: null, clerk: null, replyTo: null },
  })
  const meeting = aMeeting(
    { time: '', venue: '', items: [anAgendaItem(1, [], { section: '', authors: [] })] },
    bare,
  )
  const plan = planPack({ items: meeting.items, letters: { 'item-1': 'A' }, firstNumber: 1 })
  const pages = await pagesOf(await print(facts({ committee: bare, meeting, plan })))
  expect(pages).toHaveLength(1)
  expect(pages[0]).toMatch(/Date Wednesday 26 July 2017 Agenda 1\. Review 1 To follow There will be a report/)
  expect(pages[0]).not.toMatch(/Time|Venue|From|contact|Notes|Members/)
})

test('the notice fits one page and tells numbers and law, and nothing of the paper it stands for', async () => {
  const { plan } = facts()
  const [notice] = leavesFor(plan, 'public').flatMap((leaf) => (leaf.kind === 'notice' ? [leaf] : []))
  if (notice === undefined) throw new Error('The plan has no notice')
  const pages = await pagesOf(
    await printer.print(templates.render('pack/notice', noticeView(committee, notice))),
  )
  expect(pages).toHaveLength(1)
  expect(pages[0]).toEqual(
    inOrder(
      'Pages 29 to 34 are not for publication',
      'Item 3 of the agenda Exempt under paragraph 3 of Part 1 of Schedule 12A',
      'the public interest in maintaining the exemption outweighs the public interest in disclosing the information',
    ),
  )
  expect(pages[0]).not.toMatch(/Heating|appendix|prices|\.pdf/i)
})

test('a placeholder names the file that is missing, and why', async () => {
  const view = placeholderView({
    name: 'flood-map.pdf',
    reasons: ['It needs a password to open.'],
    ...committee.houseStyle,
  })
  const pages = await pagesOf(await printer.print(templates.render('pack/placeholder', view)))
  expect(pages).toEqual([inOrder('A paper is missing here', 'flood-map.pdf', 'It needs a password to open.')])
})

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { markedSecret, unclaimedSecrecy } from '../../functions/domain/papers/marked-secret.ts'
import { personalWords } from '../../functions/domain/papers/personal-words.ts'

const told = (text: string): string => personalWords([{ where: 'Page 4', text }]).join(' ')

describe('what looks like private details', () => {
  test.each([
    ['National Insurance', 'The claimant (NI number AB 12 34 56 C) appealed in May.'],
    ['National Insurance', 'Payroll\tJC345678D\t£21,400'],
    ['NHS', 'Patient NHS number 943 476 5919 was discharged.'],
    ['NHS', 'NHS No\tWard\n4010232137\tNorth'],
    ['NHS', 'Seen on 4 May, 450 557 7104, and discharged.'],
    ['bank account', 'Pay Testshire Carers, sort code 20-45-45, account number 55779911.'],
    ['date of birth', 'Jane Citizen, DOB: 14/03/2009, is in Year 9.'],
    ['date of birth', 'Date of birth 3rd March 1948'],
    ['date of birth', 'Child\tDate of birth\nA. Citizen\t01/02/2011'],
    ['date of birth', 'Jane Citizen (born 14 March 2009) was placed with carers.'],
    ['home address', 'An objection came from 14 Acacia Avenue, Testford, TE1 4AB.'],
    ['home address', 'Mrs J Citizen\nFlat 3, Mill House\nTestford TE1 4AB'],
    ['home address', 'The complaint by Mr Citizen, of TE1 4AB, was upheld.'],
    ['home address', 'Full name\tPostcode\tArrears\nA Citizen\tTE1 4AB\t£400'],
    ['telephone', 'Officers rang Mrs Citizen on 07700 900123 in June.'],
    ['telephone', 'The mother can be reached on +44 7700 900 123.'],
    ['telephone', 'Contact details of the complainant: 01632 960123'],
    ['telephone', 'J Citizen\t12 May\t(01632) 960 456'],
    ['e-mail', 'An objection was received from jane.citizen@gmail.com.'],
    ['e-mail', 'Action 4\tjane.citizen@testshire.gov.uk\tMay'],
    ['e-mail', 'Tenant contact: j.citizen99@hotmail.co.uk'],
  ])('%s: %s', (kind, text) => {
    expect(told(text)).toContain(kind)
  })

  test.each([
    'Report Contact: Road Safety Manager\nPhone: (01632) 960123\nE-mail: jane.citizen@testshire.gov.uk',
    'Agenda Contact: Jane Citizen / Jo Bloggs\nPhone: 01632 960227/960580\nE-Mail: jane.citizen@testshire.gov.uk / jo.bloggs@testshire.gov.uk',
    'Contact Officer\nJane Citizen\nHead of Roads\n07700 900123\njane.citizen@testshire.gov.uk',
    'That the report be noted.\n(Road Safety Manager – 01632 960432)',
    'Jane Citizen\nHead of Service – Resources\nPhone 01632 960986\nEmail: jane.citizen@testshire.gov.uk',
    'For further information please contact Jane Citizen on 01632 960123.',
    'Author: Jane Citizen, jane.citizen@testshire.gov.uk, 01632 960123',
    'Councillor J Citizen (Chair)\tjane.citizen@testshire.gov.uk\t07700 900123',
    'Write to democracy@testshire.gov.uk or road.safety.team@testshire.gov.uk.',
    'Budget code 0161 496 0000, invoice no. 01632 960123.',
    'The statement goes to ProtectionOfChildren@inspectorate.example by 24 July 2017.',
    'Call the council on 01632 960000, or the helpline on 0800 496 0123.',
    'Venue: Committee Room 1, Town Hall, 1 Market Street, Testford TE1 1AA',
    'The library at 12 High Street, Testford TE1 1AB, opens on Saturdays.',
    'Testshire Homes Ltd, 4 Mill Lane, Testford TE2 3CD, was awarded the contract.',
    'Collections change in TE1 4AB, TE1 4AD and TE2 1ZZ.',
    'Children whose date of birth is on or after 1 September 2015 get a place.',
    'Births in the district fell between 01/04/2015 and 31/03/2017.',
    'The reservoir of William Hargreaves, born on 3 May 1820, was his last.',
    'Referrals\t431\t502\t1190\t2012-13\nReferrals 431 502 1190 1203',
    'UPRN 100012345678, order 4505577104, reference PO-4505577103.',
    'Spend was £450,557,7104 or thereabouts; 12-04-17 and 30-04-17 were audited.',
    'The account closed on 12-04-17 with 12 items.',
    'Section AB123456 of the register; form BG123456A; reference ZZ 12 34 56 A.',
    'Ward\tPostcode district\tFly-tipping\nNorth\tTE1 4AB\t30',
    'Minutes 2015 2016 of 01 02 2017, pages 100 2000',
  ])('is not told of in: %s', (text) => {
    expect(told(text)).toBe('')
  })

  it('says where, how many and what to do, and never repeats the detail', () => {
    const passages = [4, 7, 8, 9, 12].map((page) => ({ where: `Page ${page}`, text: 'NI no. AB123456C' }))
    expect(personalWords(passages)).toEqual([
      'Page 4, Page 7, Page 8 and 2 more places: there is what looks like 5 National Insurance numbers. If the public should not read them, take them out and send the file again.',
    ])
  })

  it('takes no ten digits for an NHS number unless their last digit checks the others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), (last) => {
        expect(told(`NHS number 943 476 591${last}`) !== '').toBe(last === 9)
      }),
    )
  })

  it('takes its time in proportion to the text, whatever the text is', () => {
    const hostile = [
      '1 Aa '.repeat(40_000),
      'a.'.repeat(50_000) + '@',
      '0 '.repeat(60_000),
      'dob '.repeat(30_000),
    ]
    const started = performance.now()
    for (const text of hostile) told(text)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('a paper that calls itself exempt', () => {
  const marked = (text: string): string | null => markedSecret([{ where: 'Page 1', text }])

  test.each([
    'NOT FOR PUBLICATION\nReport of the Strategic Director',
    'Report of the Director\nNOT FOR PUBLICATION by virtue of paragraph 3 of Schedule 12A to the Local Government Act 1972',
    'CONFIDENTIAL',
    'Private and Confidential\nSchool place planning',
    'EXEMPT APPENDIX 2 – Contract values',
    'Exempt information: paragraphs 1 and 2',
    'Part II – Private\nHousing company business plan',
    'PART II',
    'This report is exempt under paragraph 3 of Part 1 of Schedule 12A.',
    'Housing company business plan\nThis report contains exempt information as defined in Paragraph 3 of Part I of Schedule 12A of the Local Government Act 1972.',
    'Report status:\tExempt',
    'Exempt: Yes',
    '[NOT FOR PUBLICATION – Schedule 12A Local Government Act 1972, paragraph 4]',
    'Contains Exempt Information: Yes',
    'Confidential/Exempt Information: Yes – paragraph 3',
    'Part B – Private',
    'RESTRICTED',
    'By virtue of paragraph(s) 3 of Part 1 of Schedule 12A of the Local Government Act 1972',
  ])('is seen in: %s', (text) => {
    expect(marked(text)).toBe('Page 1')
  })

  test.each([
    '8. NOT FOR PUBLICATION DOCUMENTS\nNone',
    'Not for Publication Documents\n8.1 None',
    'This report contains no exempt information.',
    'This report does not contain confidential or exempt information.',
    'Exempt appendix: none',
    'Exempt/Confidential information\nNone',
    'Is this report exempt?\tNo',
    'Exempt: No',
    'Public interest test: not applicable',
    'Exempt: N',
    'Exempt from call-in: Yes',
    'Appendix 1 is not for publication by virtue of paragraph 3 of Schedule 12A.',
    'Appendix 2 (exempt under paragraph 3 of Schedule 12A): contract values',
    'Confidential waste collection in schools',
    'Exemption from the procurement rules',
    'Some homes are exempt from council tax.',
    'Members may vote to exclude the public to discuss confidential matters covered by Schedule 12A.',
    'Part 2 of the Care Act 2014 came into force in April.',
    'Staff were asked in a confidential survey what they think.',
    'Report status: Public',
  ])('is not seen in: %s', (text) => {
    expect(marked(text)).toBeNull()
  })

  it('is told of only where the form does not say so', () => {
    const asOpen = { isSecret: false, confirmedOpen: false }
    expect(unclaimedSecrecy('The header', asOpen)).toHaveProperty('held')
    expect(unclaimedSecrecy('The header', { ...asOpen, confirmedOpen: true })).toHaveProperty('noted')
    expect(unclaimedSecrecy('The header', { ...asOpen, isSecret: true })).toBeNull()
    expect(unclaimedSecrecy(null, asOpen)).toBeNull()
  })
})

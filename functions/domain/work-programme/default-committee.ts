import type { Committee, HouseStyle } from './committee.ts'

export const DEFAULT_HOUSE_STYLE: HouseStyle = {
  colour: '#1d4f5c',
  language: 'en-GB',
  defaultRecommendation: 'That the report be considered.',
}

/** The section that reports stand in where a row names none, and the one before it. */
export const PROCEDURAL = 'Procedural items'
export const SCRUTINY = 'Overview and scrutiny activities'

/** A committee of which no committee file was read: the law and custom of England, and nobody named. */
export const defaultCommittee = (slug: string, name: string): Committee => ({
  slug,
  name,
  council: name,
  jurisdiction: 'england',
  deadlines: { needed: 5, margin: 3 },
  members: [],
  alternates: [],
  votingCoopted: [],
  nonVotingCoopted: [],
  sections: [PROCEDURAL, SCRUTINY],
  standingItems: [],
  notes: [],
  from: '',
  venue: '',
  time: '',
  contacts: { lead: null, clerk: null, replyTo: null },
  uploadAddress: 'https://reports.council.example/r',
  cutOff: '5 pm',
  houseStyle: DEFAULT_HOUSE_STYLE,
  chasing: { stages: {}, window: { from: '08:30', to: '09:30' } },
})

import { type Day, inWords } from '../calendar/day.ts'
import type { Committee, Jurisdiction } from '../work-programme/committee.ts'
import { frame, type PublicPage } from './public-page.ts'
import type { PublishedCommittee } from './published-committee.ts'
import { releasedOf } from './published-meeting.ts'

const GREAT_BRITAIN = {
  body: 'Equality and Human Rights Commission (EHRC)',
  advice: 'Equality Advisory and Support Service',
  adviceAddress: 'https://www.equalityadvisoryservice.com/',
}

/** Who sees to it that public bodies keep to the regulations, by part of the country. */
const ENFORCED_BY: Record<Jurisdiction, typeof GREAT_BRITAIN> = {
  england: GREAT_BRITAIN,
  wales: GREAT_BRITAIN,
  scotland: GREAT_BRITAIN,
  'northern-ireland': {
    body: 'Equality Commission for Northern Ireland (ECNI)',
    advice: 'Equality Commission for Northern Ireland',
    adviceAddress: 'https://www.equalityni.org/',
  },
}

/**
 * The statement that the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018
 * ask for (reg. 8), in the order of the government's model: dated by what was published first, and by what is new.
 */
export function accessibilityPage(
  shown: readonly PublishedCommittee[],
  { jurisdiction, ...committee }: Committee,
): PublicPage {
  const days = shown
    .flatMap(({ records }) => records.flatMap(releasedOf))
    .flatMap(({ released }) => released?.on ?? [])
    .sort()
  const first = days[0] as Day
  return {
    path: 'accessibility.html',
    template: 'accessibility',
    changed: first,
    tab: 'Accessibility statement',
    description: `How well everybody can use the pages and documents of ${committee.council}’s committees, and whom to ask.`,
    view: {
      ...frame({ jurisdiction, ...committee }, 0, []),
      title: 'Accessibility statement',
      prepared: inWords(first),
      contacts: shown.flatMap(({ committee: one }) => contactOf(one)),
      enforcement: [ENFORCED_BY[jurisdiction]],
    },
  }
}

function contactOf({ name: committee, contacts: { replyTo, clerk } }: Committee) {
  const who = replyTo ?? clerk
  return who === null ? [] : [{ committee, name: who.name, address: who.address, phone: clerk?.phone ?? '' }]
}

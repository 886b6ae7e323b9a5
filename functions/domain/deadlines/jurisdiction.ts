import type { Region } from '../calendar/bank-holidays.ts'
import type { Jurisdiction } from '../work-programme/committee.ts'

/** What the law of one part of the country asks of an agenda, and whose bank holidays count there. */
export interface NoticeRule {
  region: Region
  /** Clear days for which agenda and reports lie open before the meeting. */
  needed: number
  /** Working days between the report deadline and the latest publication, where a committee sets no other. */
  margin: number
  law: string
}

/** Time for the clerk to compile and check a pack: local custom, which no law prescribes. */
const CUSTOMARY_MARGIN = 3

const RULES: Record<Jurisdiction, NoticeRule> = {
  england: {
    region: 'england-and-wales',
    needed: 5,
    margin: CUSTOMARY_MARGIN,
    law: 'Local Government Act 1972, s.100B, as amended for England by SI 2002/715',
  },
  wales: {
    region: 'england-and-wales',
    needed: 3,
    margin: CUSTOMARY_MARGIN,
    law: 'Local Government Act 1972, s.100B',
  },
  scotland: {
    region: 'scotland',
    needed: 3,
    margin: CUSTOMARY_MARGIN,
    law: 'Local Government (Scotland) Act 1973, s.50B',
  },
  'northern-ireland': {
    region: 'northern-ireland',
    needed: 5,
    margin: CUSTOMARY_MARGIN,
    law: 'Local Government Act (Northern Ireland) 2014',
  },
}

/** The rule of public notice for a council's jurisdiction. */
export const noticeRuleOf = (jurisdiction: Jurisdiction): NoticeRule => RULES[jurisdiction]

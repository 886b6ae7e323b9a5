/** What a committee file says: who sits, what recurs, whom to write to, how its papers look. */
export interface Committee {
  slug: string
  name: string
  council: string
  jurisdiction: Jurisdiction
  /** Clear days and margin where the committee departs from its jurisdiction's. */
  deadlines: { needed: number; margin: number }
  members: GroupOfMembers[]
  alternates: GroupOfMembers[]
  votingCoopted: CooptedMember[]
  nonVotingCoopted: CooptedMember[]
  /** Agenda sections in order, by their printed names. */
  sections: string[]
  /** Business that recurs at every meeting, in order, printed before the work programme's items. */
  standingItems: StandingItem[]
  /** Printed on the front sheet: other formats, recording, whom to ask. */
  notes: string[]
  /** From whom the agenda comes: a post. */
  from: string
  venue: string
  time: string
  contacts: {
    lead: Mailbox | null
    clerk: (Mailbox & { phone: string }) | null
    /** A monitored address: where answers to chasers go. */
    replyTo: Mailbox | null
  }
  /** Where an officer's upload link points; the item's path is put behind it. */
  uploadAddress: string
  /** The cut-off time on the day of the report deadline, as printed: `5 pm`. */
  cutOff: string
  houseStyle: HouseStyle
  chasing: ChasingSettings
}

export type Jurisdiction = 'england' | 'wales' | 'scotland' | 'northern-ireland'

export interface GroupOfMembers {
  group: string
  members: string[]
}

export interface CooptedMember {
  name: string
  role: string
}

export interface StandingItem {
  title: string
  /** Paragraphs under the title. */
  text: string[]
  recommended: string
  section: string
}

export interface Mailbox {
  name: string
  address: string
}

export interface HouseStyle {
  /** A CSS colour for rules and headings, dark enough to read: `#1d4f5c`. */
  colour: string
  /** BCP 47 language of the papers: `en-GB`. */
  language: string
  /** What is printed after "Recommended –" where the work programme gives no words. */
  defaultRecommendation: string
}

/** The chasing policy of one committee: working days from the report deadline (negative: before it). */
export interface ChasingSettings {
  /** Stage name → working days from its anchor; null switches the stage off. */
  stages: Partial<Record<string, number | null>>
  /** Mails go out between these Europe/London wall-clock times on working days: `08:30`, `09:30`. */
  window: { from: string; to: string }
}

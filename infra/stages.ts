/** One council's installation: everything that differs between two of them. */
export interface Stage {
  /** Short and unique in the account: it begins the names of buckets and functions. */
  name: string
  region: string
  /** The domain that mail comes from, which the council's DNS confirms (DKIM). */
  mailDomain: string
  /** The address that mail comes from, in that domain. */
  sender: string
  /** Who is told when something fails. */
  operator: string
  /** What a month may cost, in US dollars, before the operator is told. */
  monthlyBudget: number
  publicSite: PublicSite
  /** The pages' colour, `#rrggbb`, dark enough for white words on it; null for a dark green-blue. */
  colour: string | null
  /**
   * Whether Word, Excel and PowerPoint files are taken, and made PDFs of: whoever deploys has docker then. Without it
   * they are refused with "save it as PDF".
   */
  takesWord: boolean
  /**
   * Whether the words of scans are read by machine where their sender chooses so, and of how many pages of a file: longer
   * ones are taken as they are, and said to be so. Null where none are read. Whoever deploys has x86-64 and Linux then.
   */
  readsScans: { mostPages: number } | null
  /** What looks through uploads for harmful software; null where nothing does, which is said with each. */
  malware: 'guardduty' | null
  /** The staff's pages; null until the council's directory knows of them. */
  staff: StaffPages | null
}

/** What has to be known of a first deployment before staff can sign in (docs/operating.md). */
export interface StaffPages {
  /** Where staff have their accounts, by OpenID Connect. Its secret goes into Secrets Manager, and not here. */
  directory: {
    issuer: string
    clientId: string
    /** The claim that holds groups or roles: `groups`, `roles` (Entra ID), `cognito:groups`. */
    groupsClaim: string
  }
  /** A name of the council's own that leads to what is printed as `Pages`; null for that itself. */
  address: string | null
  /** Where the public reads, for its feed and sitemap: what `edge` prints as `Address`, or the council's own name. */
  publicAddress: string
}

/** Where the public reads published packs. */
export interface PublicSite {
  /** An address of the council's own, with a certificate in us-east-1; null for the one that CloudFront gives. */
  domain: { name: string; certificateArn: string } | null
  /** AWS WAF, which costs some eight US dollars a month whether anybody reads or not. */
  firewall: boolean
}

/** Several councils are several deployments: nothing is shared between them. */
export const STAGES: Stage[] = [
  {
    name: 'brackenshire',
    region: 'eu-west-2',
    mailDomain: 'scrutiny.brackenshire.example',
    sender: 'reports@scrutiny.brackenshire.example',
    operator: 'digital.services@brackenshire.example',
    monthlyBudget: 20,
    publicSite: { domain: null, firewall: true },
    colour: null,
    takesWord: true,
    readsScans: { mostPages: 100 },
    malware: null,
    staff: {
      directory: {
        issuer: 'https://directory.brackenshire.example/staff/v2.0',
        clientId: 'packhorse',
        groupsClaim: 'roles',
      },
      address: null,
      publicAddress: 'https://papers.brackenshire.example',
    },
  },
]

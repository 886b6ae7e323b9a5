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
  },
]

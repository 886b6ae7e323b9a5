import * as z from 'zod'
import { contrast } from '../adapters/paper/sight/colours.ts'
import { PLAIN_COLOUR } from '../adapters/paper/web-assets.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import type { Mailbox } from '../domain/work-programme/committee.ts'

/** What an installation decides, read once from its environment. Nothing else reads `process.env`. */
export interface Settings {
  /** The store: a folder, or `s3://bucket/prefix`. */
  home: string
  /** Where mail goes: an SMTP server; null for the outbox folder, or Amazon SES where the store is in S3. */
  smtp: string | null
  /** The address that the council's mail comes from. */
  sender: Mailbox
  /** A Chromium to print with; null for the one that npm installed. */
  chromium: string | null
  intake: IntakeSettings
  aws: AwsSettings
  pages: PageSettings
}

/** How papers are looked at, and how much of them. */
export interface IntakeSettings {
  /** A LibreOffice to make PDFs with; null for the one on the search path. */
  soffice: string | null
  /** Where programs lie, as the system writes it. */
  searchPath: string
  /** Where ClamAV's daemon listens: its socket, or `host:port`; null where there is none. */
  clamd: string | null
  /** Only what was looked through for harmful software, and found clean, is taken. */
  mustScan: boolean
  /** How many papers are made PDFs of at once. */
  atOnce: number
  /** How long one paper may be looked at, and how long making a PDF of it may take; in seconds. */
  seconds: { look: number; convert: number }
  megabytes: {
    /** Of a file as it is sent. */
    file: number
    /** Of all parts of an office document, unfolded. */
    unfolded: number
    /** Of the memory that making a PDF may take. */
    memory: number
  }
  pages: number
  /** How many pages of a file are read by machine, where they are pictures. */
  scannedPages: number
  megapixels: number
}

/** What counts only where the pages are served. */
export interface PageSettings {
  /** Where people reach them: `https://reports.council.gov.uk`; null where they are for this machine alone. */
  address: string | null
  /** Where the public reaches what is published: `https://papers.council.gov.uk`. */
  publicAddress: string
  /** How many web servers of the council's stand before the pages, and say in `X-Forwarded-For` by whom they were asked. */
  proxies: number
  /** The council's colour, `#rrggbb`, dark enough for white words on it. */
  colour: string
  /** Signs sessions; null where each start makes a new one. */
  sessionKey: string | null
  /** The council's directory, by OpenID Connect; null where whoever sits at the machine chooses who to be. */
  directory: { issuer: string; clientId: string; clientSecret: string; groupsClaim: string } | null
}

/** What counts only where the store lies in S3. */
export interface AwsSettings {
  region: string
  /** A peer of AWS on a machine of one's own; null for AWS. */
  endpoint: string | null
  /** Where exempt papers lie: `s3://bucket/prefix`; null for the home's bucket and `-restricted`. */
  restricted: string | null
  /** Tells Amazon SES where it reports what became of a mail; null where nobody listens. */
  configurationSet: string | null
  /** Whether the buckets keep a lock on what is published (Object Lock). */
  isLocked: boolean
  /** The function that builds public packs; null where the program builds them itself. */
  publicBuilder: string | null
  /** The function that releases packs; null where the program does. */
  releaser: string | null
  /** The function that moves papers between the stores; null where the program does. */
  secrecySetter: string | null
  /** The function that writes the public's pages; null where none is there. */
  publisher: string | null
  /** The queue that packs are asked for by; null where the program compiles them. */
  packingQueue: string | null
  /** The queue that uploads are told to as they arrive; null where the program looks at them itself. */
  receivingQueue: string | null
  /** What makes PDFs of office documents elsewhere, and in which version; null where nothing does. */
  engine: string | null
  /** What reads scans elsewhere, and in which version; null where nothing does. */
  textReader: string | null
  /** Whether GuardDuty looks through uploads where they lie. */
  isScanned: boolean
  /** A folder that Chromium lies packed in: a layer. */
  chromiumPack: string | null
  /** Where uploads lie before they are looked at: `s3://bucket/prefix`; null where none are taken. */
  uploads: string | null
}

const count = (otherwise: number, most: number) => z.coerce.number().int().min(1).max(most).default(otherwise)

const WHITE = 0xffffff

const carriesWhite = (colour: string): boolean => contrast(Number.parseInt(colour.slice(1), 16), WHITE) >= 4.5

const environment = z.object({
  PACKHORSE_HOME: z.string().min(1).default('./packhorse-home'),
  PACKHORSE_SMTP: z.url({ protocol: /^smtps?$/ }).optional(),
  PACKHORSE_FROM: z.email().optional(),
  PACKHORSE_CHROMIUM: z.string().min(1).optional(),
  PACKHORSE_SOFFICE: z.string().min(1).optional(),
  PACKHORSE_CONVERSIONS: count(2, 64),
  PACKHORSE_CONVERT_SECONDS: count(60, 840),
  PACKHORSE_LOOK_SECONDS: count(20, 840),
  PACKHORSE_MOST_MEGABYTES: count(200, 1024),
  PACKHORSE_MOST_UNFOLDED: count(1024, 4096),
  PACKHORSE_MOST_MEMORY: count(4096, 65_536),
  PACKHORSE_MOST_PAGES: count(3000, 3000),
  PACKHORSE_MOST_SCANNED_PAGES: count(200, 1000),
  PACKHORSE_MOST_MEGAPIXELS: count(60, 250),
  PATH: z.string().default(''),
  PACKHORSE_CLAMD: z.string().min(1).optional(),
  PACKHORSE_SCAN: z.enum(['required', 'wanted']).default('wanted'),
  PACKHORSE_RESTRICTED: z.string().min(1).optional(),
  PACKHORSE_CONFIGURATION_SET: z.string().min(1).optional(),
  PACKHORSE_LOCKED: z.enum(['yes', 'no']).default('no'),
  PACKHORSE_PUBLIC_BUILDER: z.string().min(1).optional(),
  PACKHORSE_RELEASER: z.string().min(1).optional(),
  PACKHORSE_SECRECY_SETTER: z.string().min(1).optional(),
  PACKHORSE_PUBLISHER: z.string().min(1).optional(),
  PACKHORSE_PACKING_QUEUE: z.url().optional(),
  PACKHORSE_RECEIVING_QUEUE: z.url().optional(),
  PACKHORSE_ENGINE: z.string().min(1).optional(),
  PACKHORSE_TEXT_READER: z.string().min(1).optional(),
  PACKHORSE_SCANNER: z.literal('guardduty').optional(),
  PACKHORSE_CHROMIUM_PACK: z.string().min(1).optional(),
  PACKHORSE_UPLOADS: z.string().min(1).optional(),
  PACKHORSE_ADDRESS: z.url({ protocol: /^https?$/ }).optional(),
  PACKHORSE_PUBLIC_ADDRESS: z.url({ protocol: /^https?$/ }).default('http://localhost:8080/public'),
  PACKHORSE_COLOUR: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'write it as #1d4f5c')
    .refine(carriesWhite, 'white words on it would not stand out (4.5 to 1, WCAG 2.2). Choose a darker one')
    .default(PLAIN_COLOUR),
  PACKHORSE_PROXIES: z.coerce.number().int().min(0).max(9).default(0),
  PACKHORSE_SESSION_KEY: z.string().min(32).optional(),
  PACKHORSE_OIDC_ISSUER: z.url().optional(),
  PACKHORSE_OIDC_CLIENT_ID: z.string().min(1).optional(),
  PACKHORSE_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  PACKHORSE_OIDC_GROUPS: z.string().min(1).default('groups'),
  AWS_REGION: z.string().min(1).optional(),
  AWS_DEFAULT_REGION: z.string().min(1).default('eu-west-2'),
  AWS_ENDPOINT_URL: z.url().optional(),
  AWS_ENDPOINT_URL_S3: z.url().optional(),
})

/** Reads the settings, or says which of them are wrong and how to write them. */
export function readSettings(from: Record<string, string | undefined>): Answer<Settings> {
  const read = environment.safeParse(from)
  if (!read.success) {
    return refuse(
      ...read.error.issues.map(
        ({ path, message }) => `The setting ${path.join('.')} is wrong: ${message}. See docs/operating.md.`,
      ),
    )
  }
  const { PACKHORSE_SMTP: smtp, PACKHORSE_FROM: address } = read.data
  if (smtp !== undefined && address === undefined) {
    return refuse(
      'PACKHORSE_SMTP is set, so mail would leave this machine: set PACKHORSE_FROM to the council address that it comes from.',
    )
  }
  const pages = pagesIn(read.data)
  if ('refused' in pages) return pages
  return done({
    home: read.data.PACKHORSE_HOME,
    smtp: smtp ?? null,
    sender: { name: 'Packhorse', address: address ?? 'packhorse@localhost.example' },
    chromium: read.data.PACKHORSE_CHROMIUM ?? null,
    intake: intakeIn(read.data),
    aws: {
      region: read.data.AWS_REGION ?? read.data.AWS_DEFAULT_REGION,
      endpoint: read.data.AWS_ENDPOINT_URL_S3 ?? read.data.AWS_ENDPOINT_URL ?? null,
      restricted: read.data.PACKHORSE_RESTRICTED ?? null,
      configurationSet: read.data.PACKHORSE_CONFIGURATION_SET ?? null,
      isLocked: read.data.PACKHORSE_LOCKED === 'yes',
      publicBuilder: read.data.PACKHORSE_PUBLIC_BUILDER ?? null,
      releaser: read.data.PACKHORSE_RELEASER ?? null,
      secrecySetter: read.data.PACKHORSE_SECRECY_SETTER ?? null,
      publisher: read.data.PACKHORSE_PUBLISHER ?? null,
      packingQueue: read.data.PACKHORSE_PACKING_QUEUE ?? null,
      receivingQueue: read.data.PACKHORSE_RECEIVING_QUEUE ?? null,
      engine: read.data.PACKHORSE_ENGINE ?? null,
      textReader: read.data.PACKHORSE_TEXT_READER ?? null,
      isScanned: read.data.PACKHORSE_SCANNER === 'guardduty',
      chromiumPack: read.data.PACKHORSE_CHROMIUM_PACK ?? null,
      uploads: read.data.PACKHORSE_UPLOADS ?? null,
    },
    pages: pages.done,
  })
}

function intakeIn(read: z.infer<typeof environment>): IntakeSettings {
  return {
    soffice: read.PACKHORSE_SOFFICE ?? null,
    searchPath: read.PATH,
    clamd: read.PACKHORSE_CLAMD ?? null,
    mustScan: read.PACKHORSE_SCAN === 'required',
    atOnce: read.PACKHORSE_CONVERSIONS,
    seconds: { look: read.PACKHORSE_LOOK_SECONDS, convert: read.PACKHORSE_CONVERT_SECONDS },
    megabytes: {
      file: read.PACKHORSE_MOST_MEGABYTES,
      unfolded: read.PACKHORSE_MOST_UNFOLDED,
      memory: read.PACKHORSE_MOST_MEMORY,
    },
    pages: read.PACKHORSE_MOST_PAGES,
    scannedPages: read.PACKHORSE_MOST_SCANNED_PAGES,
    megapixels: read.PACKHORSE_MOST_MEGAPIXELS,
  }
}

function pagesIn(read: z.infer<typeof environment>): Answer<PageSettings> {
  const {
    PACKHORSE_ADDRESS: address = null,
    PACKHORSE_PROXIES: proxies,
    PACKHORSE_COLOUR: colour,
    PACKHORSE_SESSION_KEY: sessionKey = null,
    PACKHORSE_OIDC_ISSUER: issuer,
    PACKHORSE_OIDC_CLIENT_ID: clientId,
    PACKHORSE_OIDC_CLIENT_SECRET: clientSecret,
    PACKHORSE_OIDC_GROUPS: groupsClaim,
  } = read
  const publicAddress = read.PACKHORSE_PUBLIC_ADDRESS.replace(/\/+$/, '')
  if (issuer === undefined)
    return done({ address, publicAddress, proxies, colour, sessionKey, directory: null })
  if (clientId === undefined || clientSecret === undefined || address === null)
    return refuse(
      'PACKHORSE_OIDC_ISSUER is set, so people sign in by the council’s directory: set PACKHORSE_OIDC_CLIENT_ID, PACKHORSE_OIDC_CLIENT_SECRET and PACKHORSE_ADDRESS too (docs/operating.md).',
    )
  return done({
    address,
    publicAddress,
    proxies,
    colour,
    sessionKey,
    directory: { issuer, clientId, clientSecret, groupsClaim },
  })
}

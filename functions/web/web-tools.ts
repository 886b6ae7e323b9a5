import type { ArchiveWriter } from '../ports/archive-writer.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import type { FormReader } from '../ports/form-reader.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { Log } from '../ports/log.ts'
import type { PackPictures } from '../ports/page-pictures.ts'
import type { PaperLinks } from '../ports/paper-links.ts'
import type { PdfReader } from '../ports/pdf-reader.ts'
import type { PublicSite } from '../ports/public-site.ts'
import type { Register } from '../ports/register.ts'
import type { SheetReader } from '../ports/sheet-reader.ts'
import type { Templates } from '../ports/templates.ts'
import type { UploadSpool } from '../ports/upload-spool.ts'
import type { UploadForms } from '../ports/upload-tray.ts'
import type { NoticeTools } from '../steps/compose-letter.ts'
import type { HoldTools } from '../steps/hold-upload.ts'
import type { PreviewTools } from '../steps/preview-report.ts'
import type { ReleaseAnswer, ReleaseRequest } from '../steps/release-pack.ts'
import type { RequestTools } from '../steps/request-pack.ts'
import type { SecrecyAnswer, SecrecyRequest } from '../steps/set-secrecy.ts'
import type { SubmitTools } from '../steps/submit-report.ts'
import type { Limits } from './limits.ts'
import type { SignIn } from './sign-in.ts'

/** What is the same for all pages. */
export interface PageTools {
  templates: Templates
  log: Log
  web: WebSettings
  /** Brings the public's pages up to date with one committee, or with all; null where nobody publishes. */
  publish: ((committee: string | null) => Promise<unknown>) | null
}

/** What the officers' pages need. */
export interface OfficerTools extends NoticeTools, PageTools {
  sha256: Hasher
  intake: Intake
  limits: Limits
}

/** How files come in. */
export type Intake =
  /**
   * Through us, with the form or in parts before it: they are looked at at once, but for what takes longer than anybody
   * waits for a page.
   */
  | {
      by: 'us'
      submit: SubmitTools
      preview: PreviewTools
      spool: UploadSpool
      readForm: FormReader
      lookAgain: HoldTools['lookAgain']
    }
  /** Each by a form of its own, past us: they are looked at when all are there. */
  | { by: 'forms'; forms: UploadForms; preview: PreviewTools | null }

/** What the staff's pages need. */
export interface StaffTools extends NoticeTools, PageTools, RequestTools {
  sha256: Hasher
  open: DocumentStore
  restricted: DocumentStore
  reader: Pick<PdfReader, 'read' | 'fingerprints'>
  sheets: SheetReader
  /** A register over this one that forgets what is written: for showing what an act would do. */
  draftOf(register: Register): Register
  archive: ArchiveWriter
  /** Draws packs for whoever looks through them; null where nothing does, and their words are shown alone. */
  pictures: PackPictures | null
  /** How large a work programme's file may be. */
  programmeMegabytes: number
  /** Hands files over past us, by a link; null where they go with the answer. */
  links: PaperLinks | null
  /** Releases a pack: where rights are parted, in a place that cannot read what is exempt. */
  release(asked: ReleaseRequest): Promise<ReleaseAnswer>
  /** Makes a file exempt, or lifts that: where rights are parted, in a place that may move papers. */
  setSecrecy(asked: SecrecyRequest): Promise<SecrecyAnswer>
}

/** What all pages need, on one machine. */
export interface WebTools extends OfficerTools, StaffTools {
  site: PublicSite
  intake: Extract<Intake, { by: 'us' }>
}

export interface WebSettings {
  /** Signs the sessions' cookies: whoever has it can sign in as anybody. */
  key: string
  /** Whether the pages are reached over HTTPS, so that cookies travel over nothing else. */
  isSecure: boolean
  signIn: SignIn
  /** How many web servers of our own stand before us, and say by whom they were asked. */
  proxies: number
  /** Where forms may lead besides these pages: the bucket that files are sent to; null for nowhere. */
  formsTo: string | null
  assets: Assets
}

/** What pages load, and hand out: ready to be served. */
export interface Assets {
  css: string
  script: string
  /** A report's beginning, for Word. */
  wordTemplate: Uint8Array
}

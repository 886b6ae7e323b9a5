import type { ArchiveWriter } from '../ports/archive-writer.ts'
import type { Clock } from '../ports/clock.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { Log } from '../ports/log.ts'
import type { PdfReader } from '../ports/pdf-reader.ts'
import type { Register } from '../ports/register.ts'
import type { SheetReader } from '../ports/sheet-reader.ts'
import type { UploadForms } from '../ports/upload-tray.ts'
import type { AssembleTools } from '../steps/assemble-pack.ts'
import type { ChaseTools } from '../steps/chase-officers.ts'
import type { NoticeTools } from '../steps/compose-letter.ts'
import type { PreviewTools } from '../steps/preview-report.ts'
import type { PublishTools } from '../steps/publish-pages.ts'
import type { SubmitTools } from '../steps/submit-report.ts'
import type { SignIn } from './sign-in.ts'

/** What the officers' pages need. */
export interface OfficerTools extends NoticeTools {
  log: Log
  sha256: Hasher
  intake: Intake
  web: WebSettings
}

/** How files come in. */
export type Intake =
  /** With the form, through us: they are looked at at once. */
  | { by: 'us'; submit: SubmitTools; preview: PreviewTools }
  /** Each by a form of its own, past us: they are looked at when all are there. */
  | { by: 'forms'; forms: UploadForms }

/** What all pages need: the steps' own tools, and what only a web app has. */
export interface WebTools extends OfficerTools, ChaseTools, SubmitTools, AssembleTools, PublishTools {
  log: Log
  sha256: Hasher
  reader: PdfReader
  sheets: SheetReader
  clock: Clock
  /** A register over this one that forgets what is written: for showing what an act would do. */
  draftOf(register: Register): Register
  archive: ArchiveWriter
}

export interface WebSettings {
  /** Signs the sessions' cookies: whoever has it can sign in as anybody. */
  key: string
  /** Whether the pages are reached over HTTPS, so that cookies travel over nothing else. */
  isSecure: boolean
  signIn: SignIn
  /** Where forms may lead besides these pages: the bucket that files are sent to; null for nowhere. */
  formsTo: string | null
  /** A style sheet and a script, ready to be served. */
  assets: Assets
}

export interface Assets {
  css: string
  script: string
}

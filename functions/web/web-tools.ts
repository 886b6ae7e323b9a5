import type { ArchiveWriter } from '../ports/archive-writer.ts'
import type { Clock } from '../ports/clock.ts'
import type { PagePictures } from '../ports/page-pictures.ts'
import type { PdfBinder } from '../ports/pdf-binder.ts'
import type { PdfReader } from '../ports/pdf-reader.ts'
import type { Register } from '../ports/register.ts'
import type { Secrets } from '../ports/secrets.ts'
import type { SheetReader } from '../ports/sheet-reader.ts'
import type { AssembleTools } from '../steps/assemble-pack.ts'
import type { ChaseTools } from '../steps/chase-officers.ts'
import type { PublishTools } from '../steps/publish-pages.ts'
import type { SubmitTools } from '../steps/submit-report.ts'
import type { SignIn } from './sign-in.ts'

/** Everything the pages need: the steps' own tools, and what only a web app has. */
export interface WebTools extends ChaseTools, SubmitTools, AssembleTools, PublishTools {
  reader: PdfReader
  sheets: SheetReader
  clock: Clock
  secrets: Secrets
  /** A register over this one that forgets what is written: for showing what an act would do. */
  draftOf(register: Register): Register
  binder: PdfBinder
  pictures: PagePictures
  archive: ArchiveWriter
  web: WebSettings
}

export interface WebSettings {
  /** Signs the sessions' cookies: whoever has it can sign in as anybody. */
  key: string
  /** Whether the pages are reached over HTTPS, so that cookies travel over nothing else. */
  isSecure: boolean
  signIn: SignIn
  /** A style sheet and a script, ready to be served. */
  assets: Assets
}

export interface Assets {
  css: string
  script: string
}

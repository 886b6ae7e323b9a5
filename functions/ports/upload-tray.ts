import type { LyingAt } from './malware-scanner.ts'

/** A form with which a browser sends one file straight to the tray, past the program. */
export interface UploadForm {
  url: string
  /** To be sent before the file, which comes last under the name `file`. */
  fields: Record<string, string>
}

/** Hands out forms for uploads. */
export interface UploadForms {
  /** A form for one file under this key, of at most so many bytes, good for an hour; it leads back to a page of ours. */
  issue(key: string, options: { mostBytes: number; backTo: string | null }): Promise<UploadForm>
}

/** Where uploads lie as officers sent them, until they are looked at. */
export interface UploadTray {
  /** The file under a key, and where a scanner of its own finds it; nothing where it has not arrived. */
  take(key: string): Promise<{ read(): Promise<Uint8Array>; liesAt?: LyingAt } | undefined>
}

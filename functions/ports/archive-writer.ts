/** One file in an archive. */
export interface ArchivedFile {
  name: string
  bytes: Uint8Array
}

/** Writes files into one that people can download: the same files give the same bytes. */
export type ArchiveWriter = (files: readonly ArchivedFile[]) => Uint8Array

import type { PackWriter } from './pack-writer.ts'
import { newerTypes } from './standard-types.ts'
import type { PdfString, PdfValue } from './values.ts'

/** The pack's structure tree while it grows: one Document, in it one Part for each file that is tagged. */
export interface PackTags {
  root: number
  document: number
  parts: number[]
  /** Key of content → object that tells its tags. */
  parentTree: [number, number][]
  nextKey: number
  identifiers: [PdfString, number][]
  /** Role → standard type. */
  roles: Map<string, string>
  classes: Map<string, PdfValue>
  namespaces: number[]
}

export const packTags = (writer: PackWriter): PackTags => ({
  root: writer.reserve(),
  document: writer.reserve(),
  parts: [],
  parentTree: [],
  nextKey: 0,
  identifiers: [],
  roles: new Map(newerTypes),
  classes: new Map(),
  namespaces: [],
})

import { type PdfDict, textOfName } from './values.ts'

/** Keys that are copied nowhere: attachments, private data of other programs, scripts, files elsewhere. */
const KEYS = [
  'AA',
  'AF',
  'PieceInfo',
  'LastModified',
  'Metadata',
  'OPI',
  'JS',
  'EF',
  'Thumb',
  'RichMediaContent',
  'RichMediaSettings',
]

/** Kinds of objects that are written anew, one by one, or not at all. */
const TYPES = [
  'Catalog',
  'Pages',
  'Page',
  'Annot',
  'Filespec',
  'EmbeddedFile',
  'Action',
  'Sig',
  'ObjStm',
  'XRef',
]

/** Links and bookmarks are given their actions anew, so no action is ever copied. */
const ACTIONS = [
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'GoToE',
  'GoTo',
  'Rendition',
  'RichMediaExecute',
  'URI',
  'Named',
  'ResetForm',
  'Hide',
  'Movie',
  'Sound',
  'Thread',
  'SetOCGState',
  'Trans',
]

const keys = new Set(KEYS)
const types = new Set(TYPES)
const actions = new Set(ACTIONS)

/** All names of which an object cannot hold any and be copied unseen. */
export const namesToLookInto: readonly string[] = [...KEYS, ...TYPES, ...ACTIONS]

export const mayKeyPass = (key: string): boolean => !keys.has(key)

/** Whether a dictionary may be copied as it is reached, by whatever refers to it. */
export function mayPass(dict: PdfDict): boolean {
  if (types.has(textOfName(dict.get('Type')) ?? '')) return false
  // A tag may have the name of an action; an action has no parent.
  return dict.has('P') || !actions.has(textOfName(dict.get('S')) ?? '')
}

import { type Doer, doerOf } from '../domain/doer.ts'
import { type Answer, done } from '../domain/refusal.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import type { Register } from '../ports/register.ts'
import type { SheetReader } from '../ports/sheet-reader.ts'
import { changeRecord } from './change-record.ts'
import { readCommitteeFile } from './committee-file.ts'
import { type ImportedProgramme, importWorkProgramme } from './import-work-programme.ts'
import type { PlanTools } from './plan-meetings.ts'
import { committeeKey } from './records.ts'

/** What an import brought in, in the counts that the command line tells. */
export type Imported = ImportedProgramme & { kind: 'work-programme' | 'committee' }

/** Imports a work programme or a committee file: which of the two a file is, its content tells. */
export async function importFile(
  tools: PlanTools & { sheets: SheetReader },
  file: Doer & { name: string; bytes: Uint8Array },
): Promise<Answer<Imported>> {
  const content = await tools.sheets.read(file)
  if ('refused' in content) return content
  if (content.done.kind === 'object') return importCommittee(tools, content.done.value)
  const imported = await importWorkProgramme(tools, content.done.sheet, doerOf(file))
  return 'refused' in imported ? imported : done({ kind: 'work-programme', ...imported.done })
}

/**
 * Reads a committee file into the register, in place of an earlier one. Its standing items and numbers reach the
 * committee's meetings with the next import of their work programme.
 */
async function importCommittee(
  { register }: { register: Register },
  value: unknown,
): Promise<Answer<Imported>> {
  const read = readCommitteeFile(value)
  if ('refused' in read) return read
  const committee: Committee = read.done
  const key = committeeKey(committee.slug)
  const isNew = await register.create(key, committee)
  const isChanged = await changeRecord<Committee, boolean>({ register }, key, (standing) =>
    JSON.stringify(standing) === JSON.stringify(committee)
      ? { keep: false }
      : { next: committee, answer: true },
  )
  const counts = { committees: 1, meetings: 0, items: 0, warnings: [] }
  return done({ kind: 'committee', ...counts, added: isNew ? 1 : 0, changed: isChanged ? 1 : 0, moved: 0 })
}

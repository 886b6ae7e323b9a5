import type { Command } from 'commander'
import type { IntakeChoices } from '../domain/papers/findings.ts'

/** What only the sender of a file can decide: nothing of it is done unless the line says so. */
export const addChoices = (command: Command): Command =>
  command
    .option('--accept-changes', 'accept every tracked change, and leave comments out')
    .option('--read-scans', 'have the words of scanned pages read by machine')

export const choicesOf = ({
  acceptChanges = false,
  readScans = false,
}: Partial<IntakeChoices>): IntakeChoices => ({ acceptChanges, readScans })

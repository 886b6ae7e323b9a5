import { bucketConversions } from '../adapters/aws/bucket-conversions.ts'
import { findOffice } from '../adapters/paper/office/find-office.ts'
import { libreOffice } from '../adapters/paper/office/libre-office.ts'
import type { ConversionOrders } from '../ports/conversion-orders.ts'
import type { WordConverter } from '../ports/word-converter.ts'
import { jsonLog } from './aws-log.ts'
import { type Environment, settingsOf } from './aws-wiring.ts'
import { uploadsBucket } from './bucket-home-wiring.ts'
import type { IntakeSettings } from './settings.ts'

/** One for as long as the function stays warm. */
let converter: WordConverter | null = null

/** What takes up orders and carries them out. */
export async function conversionTools(
  environment: Environment,
): Promise<{ orders: ConversionOrders; converter: WordConverter }> {
  const settings = settingsOf(environment)
  converter ??= await officeOf(settings.intake)
  return { orders: bucketConversions(uploadsBucket(settings)), converter }
}

/** Throws where LibreOffice does not answer: that is no matter of the paper, which would be refused for good. */
async function officeOf({ soffice, searchPath, seconds, megabytes }: IntakeSettings): Promise<WordConverter> {
  const wanted = { program: soffice, searchPath }
  if ((await findOffice(wanted)) === null) throw new Error('LibreOffice does not answer in this container')
  const limits = { seconds: seconds.convert, megabytes: megabytes.memory }
  return libreOffice({ ...wanted, limits, atOnce: 1, log: jsonLog })
}

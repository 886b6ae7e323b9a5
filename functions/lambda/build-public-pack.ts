import { orderFrom } from '../adapters/aws/function-builder.ts'
import type { BuiltPack } from '../ports/pack-builder.ts'
import { buildPack } from '../steps/build-pack.ts'
import { publicBuilderTools } from '../wiring/aws-building.ts'

/** Its role can enter the open store alone, whatever an order says. */
export const handler = async (event: unknown): Promise<BuiltPack> =>
  buildPack(await publicBuilderTools(process.env), orderFrom(event))

import type { LambdaClient } from '@aws-sdk/client-lambda'
import type { BuiltPack, PackBuilder, PackOrder } from '../../ports/pack-builder.ts'
import { askFunction } from './ask-function.ts'

/**
 * Builds packs in a Lambda function of their own, whose role can enter the open store and no other: that is how a
 * public pack is bound in the cloud without the right to read what is exempt.
 */
export const functionBuilder = (lambda: LambdaClient, name: string): PackBuilder => ({
  build: (order) =>
    askFunction<BuiltPack>(lambda, {
      name,
      payload: JSON.stringify(order, bytesAsText),
      failed: 'The public pack could not be built',
    }),
})

/** Reads an order as `functionBuilder` sends it. */
export const orderFrom = (event: unknown): PackOrder =>
  JSON.parse(JSON.stringify(event), (_, value) => (isBytes(value) ? bytesOf(value.base64) : value))

interface BytesAsText {
  base64: string
}

/** Looks at the value itself: Node's own bytes would turn into numbers before they are seen here. */
function bytesAsText(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const bytes = this[key]
  return bytes instanceof Uint8Array ? { base64: Buffer.from(bytes).toString('base64') } : value
}

const isBytes = (value: unknown): value is BytesAsText =>
  typeof value === 'object' && value !== null && 'base64' in value && Object.keys(value).length === 1

/** Plain bytes: readers of PDF refuse Node's own kind. */
function bytesOf(base64: string): Uint8Array {
  const bytes = Buffer.from(base64, 'base64')
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

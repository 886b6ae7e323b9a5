import { parentPort } from 'node:worker_threads'
import type { OpenOfficeKind } from '../../../ports/office-reader.ts'
import { lookIntoOffice } from './look-into-office.ts'

parentPort?.once('message', async ({ bytes, kind }: { bytes: Uint8Array; kind: OpenOfficeKind }) =>
  parentPort?.postMessage(await lookIntoOffice(bytes, kind)),
)

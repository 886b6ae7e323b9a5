import { parentPort } from 'node:worker_threads'
import { layWords } from './lay-words.ts'
import type { ReadPages } from './read-pages.ts'

parentPort?.on('message', ({ pdf, read }: { pdf: Uint8Array; read: ReadPages }) =>
  parentPort?.postMessage(layWords(pdf, read)),
)

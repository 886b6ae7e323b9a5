import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { Busboy } from '@fastify/busboy'
import { type Answer, done, refuse } from '../../domain/refusal.ts'
import type { FormReader, FormWords } from '../../ports/form-reader.ts'

/** What stands around the files: ticks, a date and a reason. */
const WORDS = {
  fields: 200,
  fieldNameSize: 100,
  fieldSize: 64 * 1024,
  headerPairs: 20,
  headerSize: 16 * 1024,
}

const NOT_WHOLE = refuse('What was sent ended before its end, so nothing of it was taken. Send it again.')

/** Reads forms of the kind `multipart/form-data` (RFC 7578); one of another kind has nothing in it. */
export const multipartForm: FormReader = async ({ type, body }, most, take) => {
  if (body === null || !/^multipart\/form-data\s*;.*boundary=/i.test(type)) return done([])
  const parser = new Busboy({ headers: { 'content-type': type }, limits: { ...WORDS, files: most.files } })
  const words: FormWords = []
  const arriving: Readable[] = []
  const stopped = Promise.withResolvers<Answer<never>>()
  let taken = Promise.resolve()
  const takeInTurn = async (file: Readable, field: string, name: string): Promise<void> => {
    const answer = await take({ field, name, content: file })
    if ('refused' in answer) stopped.resolve(answer)
  }
  parser.on('field', (field, value) => words.push([field, value]))
  parser.on('filesLimit', () => stopped.resolve(most.beyond))
  parser.on('error', () => stopped.resolve(NOT_WHOLE))
  parser.on('file', (field, file, name) => {
    // What breaks off in the middle ends for whoever reads it, later too.
    file.on('error', (fault) => file.destroy(fault))
    // A field that was left empty sends a file without a name.
    if (name === undefined || name === '') return void file.resume()
    arriving.push(file)
    taken = taken.then(() => takeInTurn(file, field, name))
    taken.catch(stopped.reject)
  })

  const reader = body.getReader()
  const readAll = async (): Promise<Answer<FormWords>> => {
    let bytes = 0
    for (;;) {
      const { done: isOver, value } = await reader.read()
      if (isOver) break
      bytes += value.length
      if (bytes > most.bytes) return most.beyond
      if (!parser.write(value)) await once(parser, 'drain')
    }
    const finished = once(parser, 'finish')
    parser.end()
    await finished
    await taken
    return done(words)
  }
  try {
    return await Promise.race([readAll(), stopped.promise])
  } finally {
    for (const file of arriving) file.destroy(new Error('The form it came with was not taken'))
    await taken.catch(() => undefined)
    // Not cancelled: that would hang up on whoever is to be told why.
    reader.releaseLock()
  }
}

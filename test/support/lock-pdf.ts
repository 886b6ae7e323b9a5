import { createHash } from 'node:crypto'

/** ISO 32000, 7.6.3.3: what every password is filled up with. */
const PADDING = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex')
const IDENTITY = Buffer.from('packhorse sample')
const PERMISSIONS = -64
const ENCRYPTION_OBJECT = 9

/** Encrypts the streams of a made PDF (RC4, 40 bits; its strings are few and stay as they are). */
export function lockStreams<T>(
  objects: Map<number, string>,
  password: string,
  write: (locked: Map<number, string>, trailer: string) => T,
): T {
  const padded = Buffer.concat([Buffer.from(password), PADDING]).subarray(0, 32)
  const owner = rc4(
    md5(Buffer.concat([Buffer.from('owner'), PADDING]).subarray(0, 32)).subarray(0, 5),
    padded,
  )
  const permissions = Buffer.alloc(4)
  permissions.writeInt32LE(PERMISSIONS)
  const key = md5(Buffer.concat([padded, owner, permissions, IDENTITY])).subarray(0, 5)
  const locked = new Map<number, string>()
  for (const [id, object] of objects) locked.set(id, lock(object, id, key))
  const [o, u] = [owner, rc4(key, PADDING)].map((one) => one.toString('hex'))
  locked.set(ENCRYPTION_OBJECT, `<</Filter /Standard /V 1 /R 2 /O <${o}> /U <${u}> /P ${PERMISSIONS}>>`)
  const identity = IDENTITY.toString('hex')
  return write(locked, `/Encrypt ${ENCRYPTION_OBJECT} 0 R /ID [<${identity}> <${identity}>]`)
}

function lock(object: string, id: number, key: Buffer): string {
  const [, before, content, after] = /^(.*?\nstream\n)(.*)(\nendstream)$/s.exec(object) ?? []
  if (before === undefined || content === undefined) return object
  const ofObject = md5(Buffer.concat([key, Buffer.from([id & 255, id >> 8, 0, 0, 0])])).subarray(0, 10)
  return before + rc4(ofObject, Buffer.from(content, 'latin1')).toString('latin1') + after
}

const md5 = (bytes: Buffer): Buffer => createHash('md5').update(bytes).digest()

function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, at) => at)
  const at = (index: number): number => state[index & 255] ?? 0
  const swap = (one: number, other: number) => {
    const kept = at(one)
    state[one & 255] = at(other)
    state[other & 255] = kept
  }
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255
    swap(i, j)
  }
  let j = 0
  return Buffer.from(
    bytes.map((byte, index) => {
      const i = index + 1
      j = (j + at(i)) & 255
      swap(i, j)
      return byte ^ at(at(i) + at(j))
    }),
  )
}

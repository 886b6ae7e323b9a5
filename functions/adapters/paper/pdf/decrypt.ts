import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { isDict, numberOf, type PdfDict, PdfString, type PdfValue, textOfName } from './values.ts'

/** Turns what is encrypted under an object's number back into what was written. */
export interface Decryption {
  string(num: number, generation: number, bytes: Uint8Array): Uint8Array
  stream(num: number, generation: number, bytes: Uint8Array): Uint8Array
}

/** The file opens with a password only. */
export class NeedsPassword extends Error {}

type Method = 'none' | 'rc4' | 'aes' | 'aes256'

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')

/**
 * Opens the standard security handler with the empty user password (ISO 32000-1, 7.6; ISO 32000-2 for revision 6):
 * that is what a file has whose author only restricted it. Throws `NeedsPassword` where that does not open it.
 */
export function decryptionOf(encrypt: PdfDict, id: Uint8Array): Decryption {
  const number = (key: string): number => numberOf(encrypt.get(key)) ?? 0
  const [version, revision] = [number('V'), number('R')]
  if (textOfName(encrypt.get('Filter')) !== 'Standard')
    throw new NeedsPassword('it is locked by a certificate')
  const methods = methodsOf(encrypt, version)
  const key = revision >= 5 ? key256(encrypt, revision) : keyOf(encrypt, revision, version, id)
  return {
    string: (num, generation, bytes) => unlock(methods.string, key, num, generation, bytes),
    stream: (num, generation, bytes) => unlock(methods.stream, key, num, generation, bytes),
  }
}

function methodsOf(encrypt: PdfDict, version: number): { string: Method; stream: Method } {
  if (version < 4) return { string: 'rc4', stream: 'rc4' }
  const filters = encrypt.get('CF')
  const method = (key: string): Method => {
    const name = textOfName(encrypt.get(key)) ?? 'Identity'
    const filter = isDict(filters) ? filters.get(name) : undefined
    const cfm = isDict(filter) ? textOfName(filter.get('CFM')) : 'None'
    if (cfm === 'V2') return 'rc4'
    if (cfm === 'AESV2') return 'aes'
    return cfm === 'AESV3' ? 'aes256' : 'none'
  }
  return { string: method('StrF'), stream: method('StmF') }
}

const md5 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('md5')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

const bytesOf = (value: PdfValue | undefined): Uint8Array =>
  value instanceof PdfString ? value.bytes : new Uint8Array()

/** Algorithm 2, and algorithms 4 to 6 to see whether the empty password is the right one. */
function keyOf(encrypt: PdfDict, revision: number, version: number, id: Uint8Array): Buffer {
  const length =
    version === 1
      ? 5
      : Math.min(16, Math.max(5, (numberOf(encrypt.get('Length')) ?? (version === 4 ? 128 : 40)) >> 3))
  const permissions = Buffer.alloc(4)
  permissions.writeInt32LE((numberOf(encrypt.get('P')) ?? 0) | 0)
  const unencryptedMetadata = revision >= 4 && encrypt.get('EncryptMetadata') === false
  let key = md5(
    PADDING,
    bytesOf(encrypt.get('O')).subarray(0, 32),
    permissions,
    id,
    unencryptedMetadata ? Buffer.alloc(4, 0xff) : Buffer.alloc(0),
  )
  if (revision >= 3) for (let round = 0; round < 50; round += 1) key = md5(key.subarray(0, length))
  key = key.subarray(0, length)
  const stored = Buffer.from(bytesOf(encrypt.get('U')))
  const expected = revision === 2 ? rc4(key, PADDING) : userCheck(key, id)
  const compared = revision === 2 ? 32 : 16
  if (!expected.subarray(0, compared).equals(stored.subarray(0, compared)))
    throw new NeedsPassword('it needs a password')
  return key
}

function userCheck(key: Buffer, id: Uint8Array): Buffer {
  let check = rc4(key, md5(PADDING, id))
  for (let round = 1; round < 20; round += 1) check = rc4(key.map((byte) => byte ^ round) as Buffer, check)
  return check
}

/** Revisions 5 and 6: the file's key is locked by the user's, which the empty password opens or does not. */
function key256(encrypt: PdfDict, revision: number): Buffer {
  const user = Buffer.from(bytesOf(encrypt.get('U')))
  const [check, salt, keySalt] = [user.subarray(0, 32), user.subarray(32, 40), user.subarray(40, 48)]
  const hash = (with_: Buffer): Buffer =>
    revision === 5 ? createHash('sha256').update(with_).digest() : hardHash(with_)
  if (!hash(salt).equals(check)) throw new NeedsPassword('it needs a password')
  const decipher = createDecipheriv('aes-256-cbc', hash(keySalt), Buffer.alloc(16)).setAutoPadding(false)
  return Buffer.concat([decipher.update(bytesOf(encrypt.get('UE')).subarray(0, 32)), decipher.final()])
}

/** Algorithm 2.B of ISO 32000-2, for the empty password. */
function hardHash(salt: Buffer): Buffer {
  let key = createHash('sha256').update(salt).digest()
  for (let round = 0; ; round += 1) {
    const repeated = Buffer.concat(Array.from({ length: 64 }, () => key))
    const cipher = aesEncrypt(key.subarray(0, 16), key.subarray(16, 32), repeated)
    const sum = cipher.subarray(0, 16).reduce((total, byte) => total + byte, 0) % 3
    key = createHash(['sha256', 'sha384', 'sha512'][sum] as string)
      .update(cipher)
      .digest()
    if (round >= 63 && (cipher.at(-1) ?? 0) <= round - 32) return key.subarray(0, 32)
  }
}

function unlock(method: Method, key: Buffer, num: number, generation: number, bytes: Uint8Array): Uint8Array {
  if (method === 'none') return bytes
  if (method === 'aes256') return aesDecrypt('aes-256-cbc', key, bytes)
  const tail = [
    num & 0xff,
    (num >> 8) & 0xff,
    (num >> 16) & 0xff,
    generation & 0xff,
    (generation >> 8) & 0xff,
  ]
  const salt = method === 'aes' ? Buffer.from('sAlT') : Buffer.alloc(0)
  const own = md5(key, Uint8Array.from(tail), salt).subarray(0, Math.min(16, key.length + 5))
  return method === 'rc4' ? rc4(own, bytes) : aesDecrypt('aes-128-cbc', own, bytes)
}

/** The first block is the initialisation vector, the last one padded; a wrong padding is forgiven. */
function aesDecrypt(kind: 'aes-128-cbc' | 'aes-256-cbc', key: Buffer, bytes: Uint8Array): Uint8Array {
  const whole = bytes.length - (bytes.length % 16)
  if (whole < 32) return new Uint8Array()
  const decipher = createDecipheriv(kind, key, bytes.subarray(0, 16)).setAutoPadding(false)
  const plain = Buffer.concat([decipher.update(bytes.subarray(16, whole)), decipher.final()])
  const padding = plain.at(-1) ?? 0
  return padding >= 1 && padding <= 16 ? plain.subarray(0, plain.length - padding) : plain
}

function aesEncrypt(key: Uint8Array, vector: Uint8Array, bytes: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-128-cbc', key, vector).setAutoPadding(false)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}

/** Ours, since OpenSSL no longer offers it; it protects nothing here, it only opens what was locked with it. */
function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at)
  for (let at = 0, other = 0; at < 256; at += 1) {
    other = (other + (state[at] as number) + (key[at % key.length] as number)) & 0xff
    const held = state[at] as number
    state[at] = state[other] as number
    state[other] = held
  }
  const out = Buffer.alloc(bytes.length)
  for (let at = 0, one = 0, other = 0; at < bytes.length; at += 1) {
    one = (one + 1) & 0xff
    const held = state[one] as number
    other = (other + held) & 0xff
    state[one] = state[other] as number
    state[other] = held
    out[at] = (bytes[at] as number) ^ (state[((state[one] as number) + held) & 0xff] as number)
  }
  return out
}

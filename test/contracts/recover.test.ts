import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bucketRegister } from '../../functions/adapters/aws/bucket-register.ts'
import { recoverBucket } from '../../functions/adapters/aws/recover-bucket.ts'
import { aBucket, type PeerBucket } from '../support/a-bucket.ts'

let peer: PeerBucket

beforeAll(async () => {
  peer = await aBucket()
})

afterAll(() => peer.close())

it('puts back what was deleted or damaged, from the newest version that can be read, and nothing else', async () => {
  const bucket = peer.emptyPart()
  const register = bucketRegister(bucket)
  const at = (name: string) => ({ Bucket: bucket.name, Key: `${bucket.prefix}${name}.json` })
  for (const key of ['sound', 'gone', 'damaged', 'both']) {
    await register.create(key, { key, version: 1 })
    const kept = await register.read(key)
    await register.replace(key, { key, version: 2 }, kept?.version ?? '')
  }
  for (const name of ['damaged', 'both'])
    await bucket.s3.send(new PutObjectCommand({ ...at(name), Body: '{"key": ' }))
  for (const name of ['gone', 'both']) await bucket.s3.send(new DeleteObjectCommand(at(name)))
  await register.create('back', { key: 'back', version: 1 })
  await bucket.s3.send(new DeleteObjectCommand(at('back')))
  await register.create('back', { key: 'back', version: 2 })
  expect(await register.list('')).toEqual(['back', 'damaged', 'sound'])

  const recovered = await recoverBucket(bucket)
  expect(recovered.map(({ address, because }) => [address.split('/').at(-1), because]).sort()).toEqual([
    ['both.json', 'it was deleted'],
    ['damaged.json', 'what stood there was damaged'],
    ['gone.json', 'it was deleted'],
  ])
  for (const key of ['sound', 'gone', 'damaged', 'both', 'back'])
    expect((await register.read(key))?.value).toEqual({ key, version: 2 })
  expect(await recoverBucket(bucket)).toEqual([])
})

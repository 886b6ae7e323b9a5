import { CreateBucketCommand } from '@aws-sdk/client-s3'
import { expect, onTestFinished, test } from 'vitest'
import { bucketDocumentStore } from '../../functions/adapters/aws/bucket-document-store.ts'
import { bucketRegister } from '../../functions/adapters/aws/bucket-register.ts'
import { s3At, s3Server } from '../support/s3-server.ts'

async function aFaultyBucket() {
  const server = await s3Server()
  onTestFinished(() => server.close())
  const s3 = s3At(server.endpoint)
  await s3.send(new CreateBucketCommand({ Bucket: 'brackenshire' }))
  return { server, bucket: { s3, name: 'brackenshire', prefix: '' } }
}

test('a record whose making S3 took, and whose answer was lost, was made by us', async () => {
  const { server, bucket } = await aFaultyBucket()
  const register = bucketRegister(bucket)
  server.fail('PUT', 500, { late: true })
  expect(await register.create('chasers/one', { worker: 'me' })).toBe(true)
  expect(await register.history('chasers/one')).toHaveLength(1)
})

test('a change whose answer was lost was made, and once', async () => {
  const { server, bucket } = await aFaultyBucket()
  const register = bucketRegister(bucket)
  await register.create('meetings/one', { items: 1 })
  const { version = '' } = (await register.read('meetings/one')) ?? {}
  server.fail('PUT', 503, { late: true })
  expect(await register.replace('meetings/one', { items: 2 }, version)).toBe(true)
  expect(await register.history('meetings/one')).toHaveLength(2)
})

test('two writers at once, of whom S3 wants one to come again, both get an answer', async () => {
  const { server, bucket } = await aFaultyBucket()
  const register = bucketRegister(bucket)
  server.fail('PUT', 409, { times: 3 })
  expect(await register.create('meetings/one', {})).toBe(true)
  expect(await register.create('meetings/one', {})).toBe(false)
})

test('S3 that will not settle who comes first is a fault, and nothing was written', async () => {
  const { server, bucket } = await aFaultyBucket()
  server.fail('PUT', 409, { times: 1000 })
  await expect(bucketRegister(bucket).create('meetings/one', {})).rejects.toThrow(
    'ConditionalRequestConflict',
  )
}, 20_000)

test('a long pack goes up in parts, is kept once, and never over another', async () => {
  const { server, bucket } = await aFaultyBucket()
  const store = bucketDocumentStore(bucket, 'open')
  const pack = new Uint8Array(40_000_000).map((_, at) => at % 253)
  await store.put('packs/long.pdf', pack)
  await store.put('packs/long.pdf', pack)
  expect(Buffer.compare((await store.get('packs/long.pdf')) ?? new Uint8Array(), pack)).toBe(0)
  expect(server.requests.filter((one) => one.includes('partNumber=3')).length).toBeGreaterThan(0)
  await expect(store.put('packs/long.pdf', pack.slice(1))).rejects.toThrow('keeps other bytes')
})

test('a bucket that is not there is a fault, and no empty store', async () => {
  const { bucket } = await aFaultyBucket()
  const elsewhere = { ...bucket, name: 'nowhere' }
  await expect(bucketRegister(elsewhere).read('meetings/one')).rejects.toThrow('There is no bucket')
  await expect(bucketRegister(elsewhere).create('meetings/one', {})).rejects.toThrow('There is no bucket')
  await expect(bucketDocumentStore(elsewhere, 'open').get('packs/one.pdf')).rejects.toThrow(
    'There is no bucket',
  )
})

test('more records than one page of a list holds are all listed', async () => {
  const { bucket } = await aFaultyBucket()
  const register = bucketRegister(bucket)
  const keys = Array.from({ length: 1_050 }, (_, at) => `items/${String(at).padStart(4, '0')}`)
  await Promise.all(keys.map((key) => register.create(key, {})))
  expect(await register.list('items/')).toEqual(keys)
})

import { DeleteObjectCommand, PutObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3'
import { type Deployment, expect } from './deployment.ts'

/**
 * An accident: every object of a council's store is deleted, and a meeting's record is overwritten with rubbish first.
 * Then what docs/operating.md says to do is done, and the store has to say what it said before.
 */
export async function drill(live: Deployment, meeting: string, say: (words: string) => void): Promise<void> {
  const status = () => live.packhorse<unknown>('status', meeting)
  const before = JSON.stringify(await status())
  const { packs } = await live.packhorse<{ packs: { path: string }[] }>('assemble', meeting)

  const homeBucket = live.home.slice('s3://'.length)
  await live.s3.send(
    new PutObjectCommand({
      Bucket: homeBucket,
      Key: `register/meetings/${meeting}.json`,
      Body: '{"meeting": ',
    }),
  )
  let deleted = 0
  for (const Bucket of [homeBucket, live.restricted.slice('s3://'.length)])
    for await (const { Contents = [] } of paginateListObjectsV2({ client: live.s3 }, { Bucket }))
      for (const { Key } of Contents) {
        await live.s3.send(new DeleteObjectCommand({ Bucket, Key }))
        deleted += 1
      }
  say(`An accident: a meeting's record was overwritten, and all ${deleted} objects were deleted`)

  const { recovered } = await live.packhorse<{ recovered: unknown[] }>('recover')
  expect(recovered.length === deleted, `all is put back: ${recovered.length} of ${deleted}`)
  expect(JSON.stringify(await status()) === before, 'the store says what it said before')
  for (const { path } of packs)
    expect((await live.packhorse<{ ok: boolean }>('verify', path)).ok, `${path} verifies`)
  const again = await live.packhorse<{ recovered: unknown[] }>('recover')
  expect(again.recovered.length === 0, 'a second recovery finds nothing to do')
  say(`packhorse recover: ${recovered.length} put back; status and ${packs.length} packs are as they were`)
}

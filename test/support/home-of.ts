import type { BucketHome } from '../../functions/adapters/aws/bucket-home.ts'
import { bucketHome } from '../../functions/wiring/bucket-home-wiring.ts'
import { readSettings } from '../../functions/wiring/settings.ts'
import type { Cloud } from './cloud.ts'

/** The stores of a cloud, for a test that has every right. */
export async function homeOf(aws: Cloud): Promise<BucketHome> {
  const settings = readSettings({
    ...aws.environment,
    PACKHORSE_HOME: aws.home,
    PACKHORSE_RESTRICTED: aws.restricted,
  })
  if ('refused' in settings) throw new Error('The settings of the test are wrong')
  const opened = await bucketHome(settings.done)
  if ('refused' in opened) throw new Error('The home of the test is not there')
  return opened.done
}

import { Duration } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { type AskedFunction, askedFunction } from '../../constructs/asked-function.ts'
import { rightsTo } from '../../rights.ts'
import type { CoreParts } from './parts.ts'

/**
 * What moves a paper between the stores when a clerk makes it exempt, or lifts that. It alone may delete anything, and
 * that only where papers lie in the open before they are published; it cannot write what the public reads.
 */
export function addSecrecy(
  scope: Construct,
  { stage, store, operators, environment }: CoreParts,
): AskedFunction {
  const { home, restricted } = store
  return askedFunction(scope, 'set-secrecy', {
    stage: stage.name,
    operators,
    ifThisFails: 'A clerk made a paper exempt, and it may still lie among those that are open.',
    carries: [],
    environment,
    may: [
      ...rightsTo('Home', home, {
        list: 'A paper that is moved may be there already, or gone.',
        read: {
          'packhorse.json': 'It says which format the store has.',
          'open/packs/*': 'Packs that held a paper become exempt with it.',
        },
        write: {
          'register/*': 'Which papers are exempt is written down before and after they are moved.',
          'open/uploads/*': 'A paper that is exempt no longer.',
        },
      }),
      {
        sid: 'ListVersions',
        why: 'What becomes exempt goes with every version of it.',
        actions: ['s3:ListBucketVersions'],
        resources: [home.bucket.bucketArn],
      },
      {
        sid: 'TakeOutOfTheOpen',
        why: 'What became exempt may not lie among papers that are open.',
        actions: ['s3:DeleteObjectVersion'],
        resources: ['open/uploads/*', 'open/packs/*'].map((folder) => home.bucket.arnForObjects(folder)),
      },
      ...rightsTo('Restricted', restricted, {
        write: {
          'uploads/*': 'A paper that became exempt, or was.',
          'packs/*': 'A pack that held a paper which became exempt.',
        },
      }),
    ],
    timeout: Duration.minutes(2),
    memory: 1024,
    whyAsked: 'Papers are moved between the stores by a function that does nothing else.',
  })
}

import { Duration } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { type AskedFunction, askedFunction } from '../../constructs/asked-function.ts'
import { rightsTo } from '../../rights.ts'
import type { CoreParts } from './parts.ts'

export interface ReleasingParts {
  release: AskedFunction
  publish: AskedFunction
}

/**
 * What releases packs, and what brings the public's pages up to date. They alone may write what the public reads, and
 * have no right to the restricted bucket, nor to its key: whatever goes wrong elsewhere, what is exempt cannot be
 * published.
 */
export function addReleasing(
  scope: Construct,
  { stage, store, operators, environment }: CoreParts,
  publicAddress: string,
): ReleasingParts {
  const { home } = store
  const common = {
    stage: stage.name,
    operators,
    carries: ['templates' as const, 'public-pages' as const],
    environment: { ...environment, PACKHORSE_PUBLIC_ADDRESS: publicAddress },
    timeout: Duration.minutes(5),
    memory: 2048,
  }
  const list = 'Meetings, and the pages that the public has already, are found by listing them.'
  const format = { 'packhorse.json': 'It says which format the store has.' }
  const release = askedFunction(scope, 'release-pack', {
    ...common,
    whyAsked: 'A pack is released by a function that cannot read what is exempt.',
    ifThisFails: 'A clerk released a pack, and the public may not see it yet.',
    may: [
      ...rightsTo('Home', home, {
        list,
        read: {
          ...format,
          'open/uploads/*': 'The open papers of a released pack are published one by one too.',
          'open/packs/*': 'The public pack is copied to where the public reads it.',
        },
        write: {
          'register/*': 'A version is marked as released.',
          'open/published/*': 'Released packs, and the public’s pages.',
        },
      }),
      {
        sid: 'LockWhatIsPublished',
        why: 'A released pack may not be deleted for the years that it is open to inspection.',
        actions: ['s3:PutObjectRetention'],
        resources: [home.bucket.arnForObjects('open/published/*')],
      },
    ],
  })
  const publish = askedFunction(scope, 'publish-pages', {
    ...common,
    whyAsked: 'The public’s pages are written by a function that cannot read what is exempt.',
    ifThisFails: 'What staff changed about a published meeting is not on the public’s pages yet.',
    may: rightsTo('Home', home, {
      list,
      read: { ...format, 'register/*': 'Pages tell what the records say.' },
      write: { 'open/published/*': 'The public’s pages.' },
    }),
  })
  return { release, publish }
}

import { Duration } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { hasCanvas } from '../../bundles.ts'
import { pipelineFunction } from '../../constructs/pipeline-function.ts'
import { rightsTo } from '../../rights.ts'
import type { CoreParts } from './parts.ts'
import type { ReleasingParts } from './releasing.ts'

/**
 * The officers' pages, by the link in the chaser. Files go past them, straight to the uploads bucket: the pages may write
 * there what they have signed, and read nothing of it. Of papers they read the open ones alone, to draw their pages.
 */
export const addPages = (
  scope: Construct,
  { stage, store, post, operators, environment }: CoreParts,
  releasing: ReleasingParts | null,
): LambdaFunction =>
  pipelineFunction(scope, 'web', {
    stage: stage.name,
    operators,
    ifThisFails: 'Officers cannot send their reports.',
    carries: [
      'templates',
      'pages',
      ...(hasCanvas() ? (['pdf-reader', 'pictures', 'stamp-fonts'] as const) : []),
    ],
    environment: {
      ...environment,
      ...(releasing === null ? {} : { PACKHORSE_PUBLISHER: releasing.publish.asked.functionName }),
    },
    may: [
      ...rightsTo('Home', store.home, {
        list: 'A link that is shown may be none of ours.',
        read: {
          'packhorse.json': 'It says which format the store has.',
          'open/uploads/*': 'Officers see the pages of their open papers as they will stand in the pack.',
        },
        write: {
          'register/*': 'Uploads are offered, reports are on track or to follow, questions go to the lead.',
        },
      }),
      ...rightsTo('Uploads', store.uploads, {
        put: { 'offers/*': 'A form is signed in its name: S3 takes the file that it is for.' },
      }),
      post.maySend,
      ...(releasing === null ? [] : [releasing.publish.mayAsk]),
    ],
    // A page is drawn in some seconds, and an HTTP API waits for thirty at most.
    timeout: Duration.seconds(29),
    memory: 2048,
  })

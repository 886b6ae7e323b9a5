import { Annotations, CfnOutput, Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { hasCanvas } from '../../bundles.ts'
import { pipelineFunction } from '../../constructs/pipeline-function.ts'
import { type Right, rightsTo } from '../../rights.ts'
import type { StaffPages } from '../../stages.ts'
import type { CoreParts } from './parts.ts'
import type { ReleasingParts } from './releasing.ts'
import { addSecrecy } from './secrecy.ts'
import { addStaffSecrets } from './staff-secrets.ts'

/** What the staff's pages build on, besides what every part does. */
export interface StaffPagesParts {
  api: HttpApi
  packing: { queue: IQueue; mayAsk: Right }
  releasing: ReleasingParts | null
}

export interface StaffFunctions {
  staff: LambdaFunction
  secrecy: LambdaFunction
}

/** The pages of those who sign in. Answers nothing where no directory is known that they could sign in with. */
export function addStaffPages(
  scope: Construct,
  parts: CoreParts,
  more: StaffPagesParts,
): StaffFunctions | null {
  const { staff } = parts.stage
  const { releasing } = more
  if (staff !== null && releasing !== null) return addThem(scope, parts, staff, { ...more, releasing })
  const why =
    'The staff’s pages are not deployed: no directory is in the stage’s record (infra/stages.ts, `staff`).'
  Annotations.of(scope).addInfo(why)
  new CfnOutput(scope, 'StaffPages', { value: why })
  return null
}

/**
 * They compile by asking the packing queue, and release by asking a function that cannot read what is exempt; they write
 * no paper and nothing that the public reads. Papers are fetched from S3 by links that they sign for a minute, so they
 * may read what a clerk may.
 */
function addThem(
  scope: Construct,
  parts: CoreParts,
  { directory, address }: StaffPages,
  { api, packing, releasing: { release, publish } }: StaffPagesParts & { releasing: ReleasingParts },
): StaffFunctions {
  const { stage, store, post, operators, environment } = parts
  const reached = address ?? api.apiEndpoint
  const secrets = addStaffSecrets(scope, stage)
  const secrecy = addSecrecy(scope, parts)
  const staff = pipelineFunction(scope, 'staff-web', {
    stage: stage.name,
    operators,
    ifThisFails: 'Clerks and scrutiny leads cannot see their pages.',
    carries: ['templates', 'pages', 'pdf-reader', ...(hasCanvas() ? ['pictures' as const] : [])],
    environment: {
      ...environment,
      ...secrets.environment,
      PACKHORSE_ADDRESS: reached,
      PACKHORSE_OIDC_ISSUER: directory.issuer,
      PACKHORSE_OIDC_CLIENT_ID: directory.clientId,
      PACKHORSE_OIDC_GROUPS: directory.groupsClaim,
      PACKHORSE_PACKING_QUEUE: packing.queue.queueUrl,
      PACKHORSE_RELEASER: release.asked.functionName,
      PACKHORSE_SECRECY_SETTER: secrecy.asked.functionName,
      PACKHORSE_PUBLISHER: publish.asked.functionName,
    },
    may: [
      ...rightsTo('Home', store.home, {
        list: 'Meetings, mails and chasers are found by listing them.',
        read: {
          'packhorse.json': 'It says which format the store has.',
          'open/uploads/*': 'Staff look at reports.',
          'open/packs/*': 'Staff look at packs, and at the checks of them.',
        },
        write: { 'register/*': 'What staff change, ask for and read is written down.' },
      }),
      ...rightsTo('Restricted', store.restricted, {
        read: {
          'uploads/*': 'Clerks and leads look at exempt reports; each time is written down first.',
          'packs/*': 'Clerks and leads look at restricted packs; each time is written down first.',
        },
      }),
      ...rightsTo('Uploads', store.uploads, {
        write: { 'handed/*': 'Files that are made for one reader are handed over from there.' },
      }),
      secrets.mayRead,
      packing.mayAsk,
      release.mayAsk,
      secrecy.mayAsk,
      publish.mayAsk,
      post.maySend,
    ],
    // An HTTP API waits for thirty seconds at most.
    timeout: Duration.seconds(29),
    memory: 2048,
  })
  new CfnOutput(scope, 'StaffPages', {
    description: 'Where staff sign in; the directory has to know this address with /signed-in behind it',
    value: reached,
  })
  return { staff, secrecy: secrecy.asked }
}

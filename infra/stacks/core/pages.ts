import { CfnOutput, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { pipelineFunction } from '../../constructs/pipeline-function.ts'
import { rightsTo } from '../../rights.ts'
import type { CoreParts } from './parts.ts'

/** Requests a second, and how many more for a moment: a deadline day, and no flood. */
const RATE = { rateLimit: 50, burstLimit: 100 }

/**
 * The officers' pages, by the link in the chaser. Files go past them, straight to the uploads bucket: the pages may write
 * there what they have signed, and read nothing of it.
 */
export function addPages(
  scope: Construct,
  { stage, store, post, operators, environment }: CoreParts,
): LambdaFunction[] {
  const web = pipelineFunction(scope, 'web', {
    stage: stage.name,
    operators,
    ifThisFails: 'Officers cannot send their reports.',
    carries: ['templates', 'pages'],
    environment,
    may: [
      ...rightsTo('Home', store.home, {
        list: 'A link that is shown may be none of ours.',
        read: { 'packhorse.json': 'It says which format the store has.' },
        write: {
          'register/*': 'Uploads are offered, reports are on track or to follow, questions go to the lead.',
        },
      }),
      ...rightsTo('Uploads', store.uploads, {
        put: { 'offers/*': 'A form is signed in its name: S3 takes the file that it is for.' },
      }),
      post.maySend,
    ],
    timeout: Duration.seconds(20),
    memory: 1024,
  })
  const api = new HttpApi(scope, 'pages', {
    apiName: `packhorse-${stage.name}`,
    defaultIntegration: new HttpLambdaIntegration('to-web', web),
    createDefaultStage: false,
  })
  const log = new LogGroup(scope, 'pages-log', {
    logGroupName: `/packhorse/${stage.name}/pages`,
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  const live = new HttpStage(scope, 'pages-live', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: RATE,
    accessLogSettings: {
      destination: new LogGroupLogDestination(log),
      // Without paths: an officer's secret is one.
      format: AccessLogFormat.custom(
        '{"id":"$context.requestId","at":"$context.requestTime","method":"$context.httpMethod","status":"$context.status","ms":"$context.responseLatency"}',
      ),
    },
  })
  Validations.of(api).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason:
      'Officers have no account: the secret in their link is what lets them in, and the function looks at it.',
  })
  new CfnOutput(scope, 'Pages', {
    description: 'Where chasers lead: put /r behind it for uploadAddress',
    value: live.url,
  })
  return [web]
}

import { CfnOutput, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  HttpApi,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { Stage } from '../../stages.ts'

/** Requests a second, and how many more for a moment: a deadline day, and no flood. */
const RATE = { rateLimit: 50, burstLimit: 100 }

/** Where people's requests for pages arrive. */
export function addWebApi(scope: Construct, stage: Stage): HttpApi {
  const api = new HttpApi(scope, 'pages', {
    apiName: `packhorse-${stage.name}`,
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
      'Officers have no account: the secret in their link is what lets them in. Staff sign in with the council’s directory. The functions look at both.',
  })
  new CfnOutput(scope, 'Pages', {
    description: 'Where chasers lead: put /r behind it for uploadAddress',
    value: live.url,
  })
  return api
}

/** Officers' links and what all pages look like go to their function; everything else to the staff's, where one stands. */
export function addRoutes(
  api: HttpApi,
  { officers, staff }: { officers: LambdaFunction; staff: LambdaFunction | null },
): void {
  const integration = new HttpLambdaIntegration('to-web', officers)
  for (const path of ['/r/{proxy+}', '/assets/{proxy+}']) api.addRoutes({ path, integration })
  new HttpRoute(api, 'all-else', {
    httpApi: api,
    routeKey: HttpRouteKey.DEFAULT,
    integration: staff === null ? integration : new HttpLambdaIntegration('to-staff-web', staff),
  })
}

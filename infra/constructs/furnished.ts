import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { IRole } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Topic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { type Right, roleWith } from '../rights.ts'
import { alarmOn } from '../stacks/core/operations.ts'

export interface ActProps {
  /** Begins its name. */
  stage: string
  /** Who is hurt, and how, when it fails: the words of its alarm. */
  ifThisFails: string
  /** Whom the alarm wakes. */
  operators: Topic
  environment: Record<string, string>
  /** Everything it may do, besides writing its log. */
  may: Right[]
  timeout: Duration
  memory?: number
}

export interface Furniture {
  functionName: string
  logGroup: LogGroup
  /** What it may do is told by its rights, and nowhere else. */
  role: IRole
  /** Wakes the operators when the function fails. */
  watch(made: LambdaFunction): void
}

/** What every function has, whatever it is made of: a name, a log that ends, a role and an alarm. */
export function furnished(
  scope: Construct,
  act: string,
  { stage, may, ifThisFails, operators }: ActProps,
): Furniture {
  const functionName = `packhorse-${stage}-${act}`
  const logGroup = new LogGroup(scope, `${act}-log`, {
    logGroupName: `/aws/lambda/${functionName}`,
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  const role = roleWith(scope, `${act}-role`, 'lambda.amazonaws.com', [
    {
      sid: 'WriteItsLog',
      why: 'Every run writes down what it did.',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    },
    ...may,
  ])
  return {
    functionName,
    logGroup,
    role: role.withoutPolicyUpdates(),
    watch: (made) =>
      alarmOn(scope, functionName, {
        metric: made.metricErrors({ period: Duration.minutes(5) }),
        words: `${ifThisFails} What to do: docs/operating.md, "${act}".`,
        operators,
      }),
  }
}

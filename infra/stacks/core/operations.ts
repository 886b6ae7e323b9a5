import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { Stage } from '../../stages.ts'

/** Whom alarms wake. */
export function addOperators(scope: Construct, stage: Stage): Topic {
  const key = new Key(scope, 'operators-key', {
    description: `Packhorse ${stage.name}: alarms on their way to the operator`,
    enableKeyRotation: true,
  })
  key.grantEncryptDecrypt(new ServicePrincipal('cloudwatch.amazonaws.com'))
  const topic = new Topic(scope, 'operators', {
    topicName: `packhorse-${stage.name}-operators`,
    masterKey: key,
    enforceSSL: true,
  })
  topic.addSubscription(new EmailSubscription(stage.operator))
  return topic
}

/** Wakes the operators once a metric is 1 or more. `words` say who is hurt. */
export function alarmOn(
  scope: Construct,
  alarmName: string,
  { metric, words, operators }: { metric: IMetric; words: string; operators: Topic },
): void {
  const alarm = new Alarm(scope, `${alarmName}-alarm`, {
    alarmName,
    alarmDescription: words,
    metric,
    threshold: 1,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  })
  alarm.addAlarmAction(new SnsAction(operators))
}

/** One page that shows whether the pipeline is well. */
export function addDashboard(
  scope: Construct,
  stage: Stage,
  { functions, queues }: { functions: LambdaFunction[]; queues: IQueue[] },
): void {
  const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 8 })
  new Dashboard(scope, 'dashboard', {
    dashboardName: `packhorse-${stage.name}`,
    widgets: [
      [
        graph(
          'Runs',
          functions.map((one) => one.metricInvocations()),
        ),
        graph(
          'Faults',
          functions.map((one) => one.metricErrors()),
        ),
        graph(
          'How long they take',
          functions.map((one) => one.metricDuration({ statistic: 'max' })),
        ),
      ],
      [
        graph(
          'Waiting',
          queues.map((one) => one.metricApproximateNumberOfMessagesVisible()),
        ),
        graph(
          'How long the oldest waits',
          queues.map((one) => one.metricApproximateAgeOfOldestMessage()),
        ),
      ],
    ],
  })
}

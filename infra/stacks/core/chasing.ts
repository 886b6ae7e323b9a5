import { Duration, Stack, TimeZone } from 'aws-cdk-lib'
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { LambdaFunction as RuleTarget } from 'aws-cdk-lib/aws-events-targets'
import type { Role } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import type { Construct } from 'constructs'
import { pipelineFunction } from '../../constructs/pipeline-function.ts'
import { rightsTo, roleWith } from '../../rights.ts'
import type { CoreParts } from './parts.ts'

/** When a round runs on working days, Europe/London: the second looks back on the first, and finishes what it left. */
const ROUNDS = ['08:30', '09:15']
/** When somebody looks whether one ran. */
const HEARTBEAT = '10:15'

/** What writes to officers, what watches that it did, and what listens to the fates of mails. */
export function addChasing(scope: Construct, parts: CoreParts): LambdaFunction[] {
  const { stage, store, post, environment, operators } = parts
  const common = {
    stage: stage.name,
    operators,
    carries: ['templates' as const],
    environment,
    may: [
      ...rightsTo('Home', store.home, {
        list: 'Rounds, committees and meetings are found by listing them.',
        read: { 'packhorse.json': 'It says which format the store has.' },
        write: { 'register/*': 'Claims, mails and rounds are written down before and after each letter.' },
      }),
      post.maySend,
    ],
  }
  const chase = pipelineFunction(scope, 'chase-officers', {
    ...common,
    ifThisFails: 'Officers are not reminded this morning of reports that are due.',
    // A round over a large council's reports, and mails at the rate of a new SES account.
    timeout: Duration.minutes(14),
    memory: 1024,
  })
  const heartbeat = pipelineFunction(scope, 'watch-heartbeat', {
    ...common,
    ifThisFails: 'Nobody is told when officers were not reminded this morning.',
    timeout: Duration.minutes(2),
  })
  const fates = pipelineFunction(scope, 'record-mail-event', {
    ...common,
    ifThisFails:
      'A mail that bounced goes on being sent, and no clerk is told that its officer was not reached.',
    timeout: Duration.minutes(2),
  })
  const starter = roleWith(scope, 'starter', 'scheduler.amazonaws.com', [
    {
      sid: 'StartRoundsAndHeartbeat',
      why: 'The schedule starts the round, and looks whether it ran.',
      actions: ['lambda:InvokeFunction'],
      resources: [chase.functionArn, heartbeat.functionArn],
    },
  ])
  for (const at of ROUNDS) onWorkingDays(scope, { at, target: chase, starter })
  onWorkingDays(scope, { at: HEARTBEAT, target: heartbeat, starter })
  new Rule(scope, 'fates-of-mails', {
    description: 'What became of a mail that was posted for this council',
    eventPattern: {
      source: ['aws.ses'],
      detail: { mail: { tags: { 'ses:configuration-set': [post.configurationSet.configurationSetName] } } },
    },
    targets: [
      new RuleTarget(fates, {
        retryAttempts: 24,
        event: RuleTargetInput.fromObject({
          time: EventField.time,
          detail: EventField.fromPath('$.detail'),
        }),
      }),
    ],
  })
  return [chase, heartbeat, fates]
}

/** The schedule's own time goes along: a round that starts late is still that morning's. */
function onWorkingDays(
  scope: Construct,
  { at, target, starter }: { at: string; target: LambdaFunction; starter: Role },
): void {
  const [hour = '', minute = ''] = at.split(':').map((part) => String(Number(part)))
  new Schedule(scope, `at-${at.replace(':', '')}`, {
    description: `Runs ${target.node.id} of ${Stack.of(scope).stackName} on working days at ${at} London time`,
    schedule: ScheduleExpression.cron({ hour, minute, weekDay: 'MON-FRI', timeZone: TimeZone.EUROPE_LONDON }),
    target: new LambdaInvoke(target, {
      input: ScheduleTargetInput.fromObject({ at: ContextAttribute.scheduledTime }),
      role: starter.withoutPolicyUpdates(),
      retryAttempts: 3,
      maxEventAge: Duration.minutes(30),
    }),
  })
}

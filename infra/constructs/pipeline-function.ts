import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib'
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  type LayerVersion,
  Runtime,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Topic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { bundle, type Luggage } from '../bundles.ts'
import { type Right, roleWith } from '../rights.ts'
import { alarmOn } from '../stacks/core/operations.ts'

export interface PipelineFunctionProps {
  /** Begins its name. */
  stage: string
  /** Who is hurt, and how, when it fails: the words of its alarm. */
  ifThisFails: string
  /** Whom the alarm wakes. */
  operators: Topic
  carries: Luggage[]
  environment: Record<string, string>
  /** Everything it may do, besides writing its log. */
  may: Right[]
  timeout: Duration
  memory?: number
  /** For Chromium: its layer, which npm has for x86-64 only, and room to unpack it. */
  chromium?: LayerVersion
}

/** npm has Chromium for x86-64 alone, and a build of the canvas for each machine. */
const isForIntel = ({ chromium, carries }: PipelineFunctionProps): boolean =>
  chromium !== undefined || carries.includes('pictures')

/** One act of the pipeline as a function: `act` names its door, its step and its alarm. */
export function pipelineFunction(
  scope: Construct,
  act: string,
  props: PipelineFunctionProps,
): LambdaFunction {
  const functionName = `packhorse-${props.stage}-${act}`
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
    ...props.may,
  ])
  const made = new LambdaFunction(scope, act, {
    functionName,
    runtime: Runtime.NODEJS_24_X,
    architecture: isForIntel(props) ? Architecture.X86_64 : Architecture.ARM_64,
    handler: 'index.handler',
    code: Code.fromAsset(bundle(act, props.carries)),
    // What it may do is told above, and nowhere else.
    role: role.withoutPolicyUpdates(),
    logGroup,
    environment: props.environment,
    timeout: props.timeout,
    memorySize: props.memory ?? 512,
    ...(props.chromium === undefined
      ? {}
      : { layers: [props.chromium], ephemeralStorageSize: Size.gibibytes(1) }),
  })
  alarmOn(scope, functionName, {
    metric: made.metricErrors({ period: Duration.minutes(5) }),
    words: `${props.ifThisFails} What to do: docs/operating.md, "${act}".`,
    operators: props.operators,
  })
  return made
}

import { Size } from 'aws-cdk-lib'
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  type LayerVersion,
  Runtime,
} from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { bundle, type Luggage } from '../bundles.ts'
import { type ActProps, furnished } from './furnished.ts'
import { LAY_CABLES, type ShutNetwork } from './shut-network.ts'

export interface PipelineFunctionProps extends ActProps {
  carries: Luggage[]
  /** For Chromium: its layer, which npm has for x86-64 only, and room to unpack it. */
  chromium?: LayerVersion
  /** A network that it runs in and does not leave. */
  within?: ShutNetwork
}

/** npm has Chromium for x86-64 alone, and a build of the canvas for each machine. */
const isForIntel = ({ chromium, carries }: PipelineFunctionProps): boolean =>
  chromium !== undefined || carries.includes('pictures') || carries.includes('scan-reader')

/** One act of the pipeline as a function: `act` names its door, its step and its alarm. */
export function pipelineFunction(
  scope: Construct,
  act: string,
  { within, ...props }: PipelineFunctionProps,
): LambdaFunction {
  const may = within === undefined ? props.may : [LAY_CABLES, ...props.may]
  const { functionName, role, logGroup, watch } = furnished(scope, act, { ...props, may })
  const made = new LambdaFunction(scope, act, {
    functionName,
    runtime: Runtime.NODEJS_24_X,
    architecture: isForIntel(props) ? Architecture.X86_64 : Architecture.ARM_64,
    handler: 'index.handler',
    code: Code.fromAsset(bundle(scope, act, props.carries)),
    role,
    logGroup,
    environment: props.environment,
    timeout: props.timeout,
    memorySize: props.memory ?? 512,
    ...(props.chromium === undefined
      ? {}
      : { layers: [props.chromium], ephemeralStorageSize: Size.gibibytes(1) }),
    ...(within === undefined ? {} : { vpc: within.vpc, securityGroups: [within.securityGroup] }),
  })
  watch(made)
  return made
}

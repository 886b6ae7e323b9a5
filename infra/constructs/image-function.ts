import { Size } from 'aws-cdk-lib'
import { Platform } from 'aws-cdk-lib/aws-ecr-assets'
import { Architecture, DockerImageCode, DockerImageFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { imageFolder } from '../bundles.ts'
import { type ActProps, furnished } from './furnished.ts'
import { LAY_CABLES, type ShutNetwork } from './shut-network.ts'

export interface ImageFunctionProps extends ActProps {
  /** Where it runs. */
  within: ShutNetwork
}

/**
 * An act whose program is more than Node: a container's image, which is built where the stack is deployed, and nowhere
 * before. For x86-64, which is what its tests run on and most machines that deploy build without pretending.
 */
export function imageFunction(
  scope: Construct,
  act: string,
  { within: { vpc, securityGroup }, ...props }: ImageFunctionProps,
): DockerImageFunction {
  const all = { ...props, may: [LAY_CABLES, ...props.may] }
  const { functionName, role, logGroup, watch } = furnished(scope, act, all)
  const made = new DockerImageFunction(scope, act, {
    functionName,
    architecture: Architecture.X86_64,
    code: DockerImageCode.fromImageAsset(imageFolder(scope, act), { platform: Platform.LINUX_AMD64 }),
    role,
    logGroup,
    environment: props.environment,
    timeout: props.timeout,
    memorySize: props.memory ?? 512,
    ephemeralStorageSize: Size.gibibytes(2),
    vpc,
    securityGroups: [securityGroup],
  })
  watch(made)
  return made
}

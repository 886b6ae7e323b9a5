import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import type { Right } from '../rights.ts'
import { type PipelineFunctionProps, pipelineFunction } from './pipeline-function.ts'

/** A function that others ask, and what they need for it. */
export interface AskedFunction {
  asked: LambdaFunction
  mayAsk: Right
}

/** A function that does for others what they have no right to. */
export function askedFunction(
  scope: Construct,
  act: string,
  { whyAsked, ...props }: PipelineFunctionProps & { whyAsked: string },
): AskedFunction {
  const asked = pipelineFunction(scope, act, props)
  const name = act.replace(/(?:^|-)([a-z])/g, (_, first: string) => first.toUpperCase())
  return {
    asked,
    mayAsk: {
      sid: `Ask${name}`,
      why: whyAsked,
      actions: ['lambda:InvokeFunction'],
      resources: [asked.functionArn],
    },
  }
}

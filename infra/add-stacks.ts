import { type App, Tags, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { CoreStack } from './stacks/core.ts'
import { EdgeStack } from './stacks/edge.ts'
import type { Stage } from './stages.ts'

/** Adds the stacks of every stage, each held to AWS's rules for what is secure (cdk-nag). */
export function addStacks(app: App, stages: Stage[]): { core: CoreStack; edge: EdgeStack }[] {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  return stages.map((stage) => {
    const core = new CoreStack(app, `packhorse-${stage.name}-core`, stage)
    const edge = new EdgeStack(app, `packhorse-${stage.name}-edge`, stage)
    edge.addStackDependency(core)
    for (const stack of [core, edge]) Tags.of(stack).add('packhorse', stage.name)
    return { core, edge }
  })
}

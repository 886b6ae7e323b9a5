import { App, Tags, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { CoreStack } from './stacks/core.ts'
import { STAGES } from './stages.ts'

const app = new App()
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
for (const stage of STAGES) {
  const core = new CoreStack(app, `packhorse-${stage.name}-core`, stage)
  Tags.of(core).add('packhorse', stage.name)
}

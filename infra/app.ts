import { App } from 'aws-cdk-lib'
import { addStacks } from './add-stacks.ts'
import { STAGES } from './stages.ts'

addStacks(new App(), STAGES)

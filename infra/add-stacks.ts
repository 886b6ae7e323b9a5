import { type App, Tags, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { CoreStack } from './stacks/core.ts'
import { EdgeStack } from './stacks/edge.ts'
import { ReadingStack } from './stacks/reading.ts'
import { ScanStack } from './stacks/scan.ts'
import { WordStack } from './stacks/word.ts'
import type { Stage } from './stages.ts'

export interface Stacks {
  core: CoreStack
  edge: EdgeStack
  /** Null where the stage does without. */
  word: WordStack | null
  reading: ReadingStack | null
  scan: ScanStack | null
}

/** Adds the stacks of every stage, each held to AWS's rules for what is secure (cdk-nag). */
export function addStacks(app: App, stages: Stage[]): Stacks[] {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  return stages.map((stage) => {
    const named = (part: string) => `packhorse-${stage.name}-${part}`
    const core = new CoreStack(app, named('core'), stage)
    const { parts } = core
    const edge = new EdgeStack(app, named('edge'), stage)
    const word = stage.takesWord ? new WordStack(app, named('word'), stage, parts) : null
    const reading = stage.readsScans === null ? null : new ReadingStack(app, named('reading'), stage, parts)
    const scan = stage.malware === null ? null : new ScanStack(app, named('scan'), stage, parts)
    for (const stack of [edge, word, reading, scan]) stack?.addStackDependency(core)
    for (const stack of [core, edge, word, reading, scan])
      if (stack !== null) Tags.of(stack).add('packhorse', stage.name)
    return { core, edge, word, reading, scan }
  })
}

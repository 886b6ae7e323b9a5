import { join } from 'node:path'
import { Duration } from 'aws-cdk-lib'
import {
  Architecture,
  Code,
  type Function as LambdaFunction,
  LayerVersion,
  Runtime,
} from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { pipelineFunction } from '../../constructs/pipeline-function.ts'
import { workQueue } from '../../constructs/work-queue.ts'
import { type Right, rightsTo } from '../../rights.ts'
import type { CoreParts } from './parts.ts'

const CHROMIUM = join(import.meta.dirname, '../../../node_modules/@sparticuz/chromium/bin')
const TAKES = Duration.minutes(5)

/**
 * What compiles packs. The public one is bound by a function that has no right to the restricted bucket, nor to its
 * key: whatever goes wrong elsewhere, it cannot open what is exempt.
 */
export function addPacking(
  scope: Construct,
  { stage, store, operators, environment }: CoreParts,
): { functions: LambdaFunction[]; queues: Queue[]; queue: Queue; mayAsk: Right } {
  const common = { stage: stage.name, operators, timeout: TAKES, memory: 2048 }
  const builder = pipelineFunction(scope, 'build-public-pack', {
    ...common,
    ifThisFails: 'A clerk waits for a public pack that does not come.',
    carries: ['stamp-fonts'],
    environment,
    may: rightsTo('Home', store.home, {
      list: 'A store may have no format yet.',
      read: {
        'packhorse.json': 'It says which format the store has.',
        'open/uploads/*': 'The papers that are bound.',
      },
      write: { 'open/packs/*': 'The public pack and its manifest.' },
    }),
  })
  const work = workQueue(scope, 'packing', {
    queueName: `packhorse-${stage.name}-packing`,
    takes: TAKES,
    atOnce: 4,
    ifGivenUp: 'A pack that a clerk asked for was given up after four tries.',
    operators,
  })
  const assemble = pipelineFunction(scope, 'assemble-pack', {
    ...common,
    ifThisFails: 'A clerk waits for packs that do not come.',
    carries: ['templates', 'stamp-fonts', 'paper-fonts'],
    environment: {
      ...environment,
      PACKHORSE_PUBLIC_BUILDER: builder.functionName,
      PACKHORSE_CHROMIUM_PACK: '/opt',
    },
    may: [
      work.mayWork,
      ...rightsTo('Home', store.home, {
        list: 'Meetings and letters are asked for that may not be there.',
        read: {
          'packhorse.json': 'It says which format the store has.',
          'open/*': 'The open papers of the restricted pack, and packs that stand.',
        },
        write: { 'register/*': 'Letters, and which packs a meeting has.' },
      }),
      ...rightsTo('Restricted', store.restricted, {
        read: { 'uploads/*': 'The exempt papers of the restricted pack.' },
        write: { 'packs/*': 'The restricted pack and its manifest.' },
      }),
      {
        sid: 'AskForThePublicPack',
        why: 'The public pack is bound by a function that cannot read what is exempt.',
        actions: ['lambda:InvokeFunction'],
        resources: [builder.functionArn],
      },
    ],
    chromium: new LayerVersion(scope, 'chromium', {
      description: 'Chromium, packed, as npm has it',
      code: Code.fromAsset(CHROMIUM),
      compatibleArchitectures: [Architecture.X86_64],
      compatibleRuntimes: [Runtime.NODEJS_24_X],
    }),
  })
  work.feed(assemble)
  return {
    functions: [builder, assemble],
    queues: [work.queue, work.aside],
    queue: work.queue,
    mayAsk: work.mayAsk,
  }
}

import { Annotations, CfnOutput, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { hasCanvas } from '../bundles.ts'
import type { Stage } from '../stages.ts'
import { addChasing } from './core/chasing.ts'
import { addIntake } from './core/intake.ts'
import { addDashboard, addOperators } from './core/operations.ts'
import { addPacking } from './core/packing.ts'
import { addPages } from './core/pages.ts'
import type { CoreParts } from './core/parts.ts'
import { addPost } from './core/post.ts'
import { addReleasing } from './core/releasing.ts'
import { addStaffPages } from './core/staff-pages.ts'
import { addStore } from './core/store.ts'
import { addRoutes, addWebApi } from './core/web-api.ts'

/** One council's pipeline, but for what only the edge of AWS's network can do. */
export class CoreStack extends Stack {
  /** What other stacks of the council build on. */
  readonly parts: CoreParts

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, { env: { region: stage.region }, description: `Packhorse for ${stage.name}` })
    const store = addStore(this, stage)
    const post = addPost(this, stage)
    this.parts = {
      stage,
      store,
      post,
      operators: addOperators(this, stage),
      environment: {
        PACKHORSE_HOME: `s3://${store.home.bucket.bucketName}`,
        PACKHORSE_RESTRICTED: `s3://${store.restricted.bucket.bucketName}`,
        PACKHORSE_FROM: stage.sender,
        PACKHORSE_CONFIGURATION_SET: post.configurationSet.configurationSetName,
        PACKHORSE_UPLOADS: `s3://${store.uploads.bucket.bucketName}`,
        PACKHORSE_LOCKED: 'yes',
        ...(stage.colour === null ? {} : { PACKHORSE_COLOUR: stage.colour }),
      },
    }
    const { parts } = this
    if (!hasCanvas())
      Annotations.of(this).addWarningV2(
        'packhorse:no-pictures',
        'Officers and staff will see no pictures of pages: @napi-rs/canvas-linux-x64-gnu is not in node_modules. To have them: npm install --no-save --force @napi-rs/canvas-linux-x64-gnu',
      )
    const chasing = addChasing(this, parts)
    const intake = addIntake(this, parts)
    const packing = addPacking(this, parts)
    const releasing = stage.staff === null ? null : addReleasing(this, parts, stage.staff.publicAddress)
    const officers = addPages(this, parts, releasing)
    const api = addWebApi(this, stage)
    const staffPages = addStaffPages(this, parts, { api, packing, releasing })
    addRoutes(api, { officers, staff: staffPages?.staff ?? null })
    addDashboard(this, stage, {
      functions: [
        ...chasing,
        ...intake.functions,
        ...packing.functions,
        officers,
        ...Object.values(staffPages ?? {}),
        ...Object.values(releasing ?? {}).map(({ asked }) => asked),
      ],
      queues: [...intake.queues, ...packing.queues],
    })
    new CfnOutput(this, 'Home', {
      description: 'The store, for --home',
      value: `s3://${store.home.bucket.bucketName}`,
    })
    new CfnOutput(this, 'Uploads', {
      description: 'Where uploads lie before they are looked at',
      value: `s3://${store.uploads.bucket.bucketName}`,
    })
  }
}

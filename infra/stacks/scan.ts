import { ArnFormat, Stack } from 'aws-cdk-lib'
import { CfnMalwareProtectionPlan } from 'aws-cdk-lib/aws-guardduty'
import type { Construct } from 'constructs'
import { type Right, roleWith } from '../rights.ts'
import type { Stage } from '../stages.ts'
import type { CoreParts } from './core/parts.ts'
import { type Lockable, uploadsSeenFrom } from './core/store.ts'

const GUARD = 'malware-protection-plan.guardduty.amazonaws.com'

/**
 * GuardDuty looks through what officers send, where it lies. A stack of its own, since no peer of AWS knows its plans. Its
 * role is what its user guide asks for ("Create or update IAM role policy"), for one folder, and without tags.
 */
export class ScanStack extends Stack {
  constructor(scope: Construct, id: string, stage: Stage, { store }: CoreParts) {
    super(scope, id, {
      env: { region: stage.region },
      description: `Packhorse for ${stage.name}: looks through uploads for harmful software`,
    })
    const uploads = uploadsSeenFrom(this, stage, store.uploads)
    const role = roleWith(this, 'scan-uploads-role', GUARD, rightsOfGuard(this, uploads))
    const plan = new CfnMalwareProtectionPlan(this, 'plan', {
      role: role.roleArn,
      protectedResource: {
        s3Bucket: { bucketName: uploads.bucket.bucketName, objectPrefixes: ['offers/'] },
      },
      actions: { tagging: { status: 'DISABLED' } },
    })
    // GuardDuty tries its rights when the plan is made.
    plan.node.addDependency(role)
  }
}

function rightsOfGuard(stack: Stack, { bucket, key }: Lockable): Right[] {
  const rule = stack.formatArn({
    service: 'events',
    resource: 'rule',
    resourceName: 'DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*',
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  })
  return [
    {
      sid: 'HearOfUploads',
      why: 'GuardDuty makes a rule of its own that tells it of uploads; AWS gives the rule’s name its ending.',
      actions: ['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'],
      resources: [rule],
      onlyWith: { 'events:ManagedBy': GUARD },
    },
    {
      sid: 'LookAtItsRule',
      why: 'It looks whether its rule is still there.',
      actions: ['events:DescribeRule', 'events:ListTargetsByRule'],
      resources: [rule],
    },
    {
      sid: 'LetTheBucketTell',
      why: 'It sees to it that the bucket tells of uploads.',
      actions: ['s3:GetBucketNotification', 's3:PutBucketNotification'],
      resources: [bucket.bucketArn],
    },
    {
      sid: 'KnowTheBucket',
      why: 'It makes sure whose the bucket is.',
      actions: ['s3:ListBucket'],
      resources: [bucket.bucketArn],
    },
    {
      sid: 'TryTheBucket',
      why: 'It puts one empty object there to try its rights.',
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects('malware-protection-resource-validation-object')],
    },
    {
      sid: 'ReadUploads',
      why: 'It looks through what officers sent.',
      actions: ['s3:GetObject', 's3:GetObjectVersion'],
      resources: [bucket.arnForObjects('offers/*')],
    },
    {
      sid: 'UnlockUploads',
      why: 'Everything in the bucket is encrypted with its own key.',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [key.keyArn],
      onlyWith: { 'kms:ViaService': `s3.${stack.region}.amazonaws.com` },
    },
  ]
}

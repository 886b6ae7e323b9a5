import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addStacks, type Stacks } from '../../infra/add-stacks.ts'
import type { Stage } from '../../infra/stages.ts'
import { cdkApp } from '../support/cdk-app.ts'
import { PLAIN_TESTSHIRE, TESTSHIRE } from '../support/testshire.ts'
import { RIGHTS_FILE, rightsInWords } from '../support/write-rights.ts'

function stacksOf(app: App, stage: Stage): Stacks {
  const [stacks] = addStacks(app, [stage])
  if (stacks === undefined) throw new Error('There are no stacks')
  return stacks
}

let outdir: string
/** Of a council that does without all that it may. */
let plain: Stacks
let rights: string
let core: Template
let edge: Template
let word: Template
let reading: Template
let scan: Template

beforeAll(() => {
  outdir = mkdtempSync(join(tmpdir(), 'packhorse-stacks-'))
  const app = cdkApp(outdir)
  const stacks = stacksOf(app, TESTSHIRE)
  if (stacks.word === null || stacks.reading === null || stacks.scan === null)
    throw new Error('There are no stacks')
  rights = rightsInWords(stacks)
  app.synth()
  const publicSite = { domain: null, firewall: false }
  plain = stacksOf(cdkApp(mkdtempSync(join(outdir, 'plain-'))), {
    ...PLAIN_TESTSHIRE,
    staff: null,
    publicSite,
  })
  core = Template.fromStack(stacks.core)
  edge = Template.fromStack(stacks.edge)
  word = Template.fromStack(stacks.word)
  reading = Template.fromStack(stacks.reading)
  scan = Template.fromStack(stacks.scan)
})

afterAll(() => rmSync(outdir, { recursive: true, force: true }))

interface Found {
  Properties: Record<string, unknown>
}

const found = (template: Template, type: string): [string, Found][] =>
  Object.entries(template.findResources(type) as Record<string, Found>)

const reportIn = (folder: string): { pluginReports: unknown[] } =>
  JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8'))

describe('the stacks', () => {
  it('break none of the rules that they are held to', () => {
    expect(reportIn(outdir).pluginReports).toEqual([])
  })

  it('would be told of a rule that they broke', () => {
    const app = cdkApp(mkdtempSync(join(outdir, 'broken-')))
    new Bucket(stacksOf(app, PLAIN_TESTSHIRE).core, 'naked')
    expect(() => app.synth()).toThrow('AwsSolutions-S1')
  })

  it('keep every bucket private, encrypted, over TLS, and beyond the end of the stack', () => {
    for (const template of [core, edge]) {
      for (const [id, { Properties, ...bucket }] of found(template, 'AWS::S3::Bucket')) {
        expect(Properties, id).toMatchObject({
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
          BucketEncryption: expect.anything(),
        })
        expect(bucket, id).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
        template.hasResourceProperties('AWS::S3::BucketPolicy', {
          Bucket: { Ref: id },
          PolicyDocument: {
            Statement: Match.arrayWith([
              Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
            ]),
          },
        })
      }
    }
  })

  it('keep papers and records in every version, lockable, each store under a key of its own', () => {
    const stores = found(core, 'AWS::S3::Bucket').filter(([id]) =>
      /^(home|restricted|uploads)bucket/.test(id),
    )
    const keys = stores.map(([, { Properties }]) => JSON.stringify(Properties.BucketEncryption))
    expect(new Set(keys).size).toBe(3)
    for (const [id, { Properties }] of stores) {
      expect(Properties.VersioningConfiguration, id).toEqual({ Status: 'Enabled' })
      const rules = (Properties.LifecycleConfiguration as { Rules: object[] }).Rules
      const expires = rules.some(
        (rule) => 'ExpirationInDays' in rule || 'NoncurrentVersionExpiration' in rule,
      )
      // Only what officers sent, once it was looked at, may go.
      expect(expires, id).toBe(id.startsWith('uploads'))
      expect(Properties.ObjectLockEnabled === true, id).toBe(!id.startsWith('uploads'))
    }
  })

  it('let the public read what is published, and nothing else', () => {
    const policies = found(core, 'AWS::S3::BucketPolicy').map(([, { Properties }]) => Properties)
    const toCloudFront = policies.filter((policy) =>
      JSON.stringify(policy).includes('cloudfront.amazonaws.com'),
    )
    expect(toCloudFront).toHaveLength(1)
    const { Statement } = (toCloudFront[0]?.PolicyDocument ?? { Statement: [] }) as {
      Statement: { Sid?: string; Resource: unknown }[]
    }
    const open = Statement.filter((one) => JSON.stringify(one).includes('cloudfront.amazonaws.com'))
    expect(open).toEqual([
      expect.objectContaining({
        Action: 's3:GetObject',
        Resource: {
          'Fn::Join': [
            '',
            [{ 'Fn::GetAtt': [expect.stringMatching(/^homebucket/), 'Arn'] }, '/open/published/*'],
          ],
        },
      }),
    ])
    expect(JSON.stringify(toCloudFront[0]?.Bucket)).toContain('homebucket')
  })

  it('let two functions write what the public reads, and those enter nothing exempt', () => {
    const writers = found(core, 'AWS::IAM::Policy').filter(([, { Properties }]) =>
      JSON.stringify(Properties.PolicyDocument).includes('/open/published/'),
    )
    expect(writers.map(([id]) => id.replace(/role.*/, '')).sort()).toEqual(['publishpages', 'releasepack'])
    expect(JSON.stringify(writers)).not.toContain('restricted')
  })

  it('leave out what the council does without, and say so of the staff’s pages', () => {
    const template = Template.fromStack(plain.core)
    const names = found(template, 'AWS::Lambda::Function').map(
      ([, { Properties }]) => Properties.FunctionName,
    )
    expect(names).not.toContain('packhorse-testshire-staff-web')
    template.resourceCountIs('AWS::SecretsManager::Secret', 0)
    expect([plain.word, plain.reading, plain.scan]).toEqual([null, null, null])
    const [[, receives] = []] = found(template, 'AWS::Lambda::Function').filter(([id]) =>
      id.startsWith('receivereport'),
    )
    expect(JSON.stringify(receives)).toContain('PACKHORSE_RECEIVING_QUEUE')
    expect(JSON.stringify(receives)).not.toMatch(/PACKHORSE_(ENGINE|TEXT_READER|SCANNER)/)
    template.hasOutput('StaffPages', { Value: Match.stringLikeRegexp('are not deployed') })
  })

  it('give every function an alarm that says who is hurt, a log that ends, and no more than it needs while idle', () => {
    const functions = found(core, 'AWS::Lambda::Function')
    expect(functions.length).toBeGreaterThan(5)
    for (const [, { Properties }] of functions) {
      const act = String(Properties.FunctionName).replace('packhorse-testshire-', '')
      core.hasResourceProperties('AWS::CloudWatch::Alarm', {
        AlarmName: Properties.FunctionName,
        AlarmDescription: Match.stringLikeRegexp(`^[A-Z].+\\. What to do: docs/operating\\.md, "${act}"\\.$`),
        AlarmActions: [{ Ref: Match.stringLikeRegexp('^operators') }],
      })
      expect(Properties.TracingConfig, act).toBeUndefined()
    }
    core.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: Match.anyValue() })
    for (const type of [
      'AWS::EC2::NatGateway',
      'AWS::EC2::VPC',
      'AWS::RDS::DBInstance',
      'AWS::DynamoDB::Table',
      'AWS::ECS::Service',
    ])
      core.resourceCountIs(type, 0)
  })

  it('start rounds in London’s time, and give the function the time that was meant', () => {
    const schedules = found(core, 'AWS::Scheduler::Schedule').map(([, { Properties }]) => Properties)
    expect(schedules.map((one) => one.ScheduleExpression).sort()).toEqual([
      'cron(15 10 ? * MON-FRI *)',
      'cron(15 9 ? * MON-FRI *)',
      'cron(30 8 ? * MON-FRI *)',
    ])
    for (const { ScheduleExpressionTimezone, Target } of schedules) {
      expect(ScheduleExpressionTimezone).toBe('Europe/London')
      expect(Target).toMatchObject({ Input: '{"at":"<aws.scheduler.scheduled-time>"}' })
    }
  })

  it('sign the council’s mail, and watch no click', () => {
    core.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: 'scrutiny.testshire.example',
      MailFromAttributes: { MailFromDomain: 'bounce.scrutiny.testshire.example' },
    })
    const [[, destination] = []] = found(core, 'AWS::SES::ConfigurationSetEventDestination')
    const { MatchingEventTypes } = (destination?.Properties.EventDestination ?? {
      MatchingEventTypes: [],
    }) as {
      MatchingEventTypes: string[]
    }
    expect(MatchingEventTypes).not.toContain('click')
    expect(MatchingEventTypes).not.toContain('open')
    expect(MatchingEventTypes).toContain('bounce')
  })

  it('lay aside what four tries did not settle, and tell the operator', () => {
    const queues = found(core, 'AWS::SQS::Queue').map(([, { Properties }]) => Properties)
    const worked = queues.filter(({ RedrivePolicy }) => RedrivePolicy !== undefined)
    expect(worked.map(({ QueueName }) => QueueName).sort()).toEqual([
      'packhorse-testshire-packing',
      'packhorse-testshire-receiving',
      'packhorse-testshire-scans',
    ])
    for (const { RedrivePolicy, QueueName } of worked) {
      expect(RedrivePolicy).toMatchObject({ maxReceiveCount: 4 })
      core.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: `${QueueName}-aside` })
    }
    core.allResourcesProperties('AWS::Lambda::EventSourceMapping', {
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    })
  })

  it('give roles the rights that the list gives reasons for', () => {
    expect(readFileSync(RIGHTS_FILE, 'utf8')).toBe(rights)
    for (const [id, { Properties }] of found(core, 'AWS::IAM::Policy'))
      for (const { Action, Resource, Sid } of (
        Properties.PolicyDocument as { Statement: Record<string, unknown>[] }
      ).Statement) {
        expect(Sid, id).toBeDefined()
        expect(JSON.stringify([Action]), id).not.toContain('*')
        expect(Resource, id).not.toBe('*')
      }
  })

  it.each([
    [
      'make PDFs of office documents',
      'convert-report',
      'converting',
      'conversions',
      { PackageType: 'Image' },
    ],
    [
      'read scans',
      'recognise-text',
      'reading',
      'readings',
      { Runtime: 'nodejs24.x', Timeout: 900, MemorySize: 3008 },
    ],
  ])('%s where nothing leads in or out but to those papers', (_, act, queue, papers, made) => {
    const stack = act === 'convert-report' ? word : reading
    stack.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: `packhorse-testshire-${act}`,
      ...made,
      Architectures: ['x86_64'],
      VpcConfig: Match.objectLike({ SubnetIds: Match.anyValue() }),
    })
    const patterns = found(stack, 'AWS::Events::Rule').map(([, { Properties }]) => Properties.EventPattern)
    expect(patterns).toMatchObject([{ detail: { object: { key: [{ wildcard: `${papers}/*/in.json` }] } } }])
    // SQS gives a message to nobody else while its function is at it.
    const [, own] = found(stack, 'AWS::SQS::Queue').find(([id]) => !id.includes('aside')) ?? []
    const [, worker] = found(stack, 'AWS::Lambda::Function')[0] ?? []
    expect(Number(own?.Properties.VisibilityTimeout)).toBeGreaterThanOrEqual(
      Number(worker?.Properties.Timeout),
    )
    for (const type of [
      'AWS::EC2::InternetGateway',
      'AWS::EC2::EgressOnlyInternetGateway',
      'AWS::EC2::NatGateway',
      'AWS::EC2::Route',
      'AWS::EC2::VPCPeeringConnection',
    ])
      stack.resourceCountIs(type, 0)
    const [[, gateway] = [], ...others] = found(stack, 'AWS::EC2::VPCEndpoint')
    expect(others).toEqual([])
    expect(gateway?.Properties.PolicyDocument).toMatchObject({
      Statement: [
        {
          Action: ['s3:GetObject', 's3:PutObject'],
          Resource: {
            'Fn::Join': ['', expect.arrayContaining([expect.stringContaining(`-uploads/${papers}/*`)])],
          },
        },
      ],
    })
    const [[, names] = []] = found(stack, 'AWS::Route53Resolver::FirewallRuleGroup')
    expect(names?.Properties.FirewallRules).toMatchObject([{ Action: 'ALLOW' }, { Action: 'BLOCK' }])
    for (const [, { Properties }] of found(stack, 'AWS::EC2::SecurityGroup'))
      expect(Properties).toMatchObject({ SecurityGroupEgress: [{ FromPort: 443, ToPort: 443 }] })
    for (const name of [act, `${queue}-aside`])
      stack.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: `packhorse-testshire-${name}` })
  })

  it('have GuardDuty look through what officers send, and nothing else', () => {
    scan.hasResourceProperties('AWS::GuardDuty::MalwareProtectionPlan', {
      ProtectedResource: { S3Bucket: { ObjectPrefixes: ['offers/'] } },
    })
  })

  it('put a firewall before the public’s pages where the council wants one', () => {
    edge.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        WebACLId: Match.anyValue(),
        DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https' },
      },
    })
    Template.fromStack(plain.edge).resourceCountIs('AWS::WAFv2::WebACL', 0)
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CoreStack } from '../../infra/stacks/core.ts'
import { ReadingStack } from '../../infra/stacks/reading.ts'
import { WordStack } from '../../infra/stacks/word.ts'
import type { Stage } from '../../infra/stages.ts'
import { cdkApp } from './cdk-app.ts'

/** What one role's statement allows, with the names that AWS would fill in. */
export interface Statement {
  sid: string
  actions: string[]
  resources: string[]
}

export interface DeployedFunction {
  name: string
  /** Its code, as it would be uploaded. */
  folder: string
  /** What its layers hold, which Lambda lays under /opt. */
  layers: string[]
  environment: Record<string, string>
  rights: Statement[]
}

/** As much of a template as is looked at here. */
interface Resource {
  Type: string
  Properties: {
    BucketName?: unknown
    FunctionName?: unknown
    Name?: unknown
    QueueName?: unknown
    Roles?: { Ref: string }[]
    PolicyDocument?: { Statement: { Sid: string; Action: unknown; Resource: unknown }[] }
    Environment?: { Variables: Record<string, unknown> }
    Role?: { 'Fn::GetAtt': string[] }
    Layers?: { Ref: string }[]
    Code?: { S3Key?: string; ImageUri?: unknown }
    Content?: { S3Key: string }
  }
}

const ACCOUNT = '111122223333'

/** Where an HTTP API is reached. */
export const PAGES = 'https://pages.example'

interface Template {
  Resources: Record<string, Resource>
  Outputs: Record<string, { Value: unknown }>
}

/** The stacks of a stage that run anything, as `cdk synth` leaves them: every function, with what it is given. */
export function synthesise(stage: Stage, outdir: string): Map<string, DeployedFunction> {
  const app = cdkApp(outdir)
  const core = new CoreStack(app, 'core', stage)
  const stacks = [
    core,
    ...(stage.takesWord ? [new WordStack(app, 'word', stage, core.parts)] : []),
    ...(stage.readsScans === null ? [] : [new ReadingStack(app, 'reading', stage, core.parts)]),
  ]
  app.synth()
  const templates = stacks.map(
    ({ artifactId }) =>
      JSON.parse(readFileSync(join(outdir, `${artifactId}.template.json`), 'utf8')) as Template,
  )
  const template: Pick<Template, 'Resources'> = {
    Resources: Object.assign({}, ...templates.map(({ Resources }) => Resources)),
  }
  const outputs: Template['Outputs'] = Object.assign({}, ...templates.map(({ Outputs }) => Outputs))
  const all = Object.entries(template.Resources)
  const ofType = (type: string) => all.filter(([, { Type }]) => Type === type)

  const named = (id: string): string => {
    const { BucketName, FunctionName, QueueName, Name } = template.Resources[id]?.Properties ?? {}
    return resolve(BucketName ?? FunctionName ?? QueueName ?? Name ?? id)
  }
  /** Fills in what CloudFormation would. */
  function resolve(value: unknown): string {
    if (typeof value === 'string') return value
    const {
      Ref,
      'Fn::Join': joined,
      'Fn::GetAtt': attribute,
      'Fn::GetStackOutput': output,
    } = value as Record<string, never>
    if (output !== undefined) return resolve(outputs[(output as { OutputName: string }).OutputName]?.Value)
    if (Ref !== undefined)
      return Ref === 'AWS::AccountId' ? ACCOUNT : Ref === 'AWS::Partition' ? 'aws' : named(Ref)
    if (joined !== undefined) return (joined[1] as unknown[]).map(resolve).join(joined[0])
    const [id = '', what] = (attribute ?? []) as string[]
    if (what === 'ApiEndpoint') return PAGES
    return template.Resources[id]?.Type === 'AWS::S3::Bucket'
      ? `arn:aws:s3:::${named(id)}`
      : `arn:aws:…:${named(id)}`
  }
  /** A container's image is named by the folder that it is built of. */
  const assetOf = (content: Resource['Properties']['Code']): string => {
    const [, hash] = /([0-9a-f]{64})/.exec(JSON.stringify(content?.S3Key ?? content?.ImageUri ?? '')) ?? []
    return join(outdir, `asset.${hash}`)
  }
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

  const rightsOf = (role: string | undefined): Statement[] =>
    ofType('AWS::IAM::Policy')
      .filter(([, { Properties }]) => Properties.Roles?.some(({ Ref }) => Ref === role))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument?.Statement ?? [])
      .map(({ Sid, Action, Resource }) => ({
        sid: Sid,
        actions: list(Action).map(String),
        resources: list(Resource).map(resolve),
      }))

  return new Map(
    ofType('AWS::Lambda::Function').map(([, { Properties }]) => {
      const name = resolve(Properties.FunctionName)
      return [
        name.replace(`packhorse-${stage.name}-`, ''),
        {
          name,
          folder: assetOf(Properties.Code),
          layers: (Properties.Layers ?? []).map(({ Ref }) =>
            assetOf(template.Resources[Ref]?.Properties.Content),
          ),
          environment: Object.fromEntries(
            Object.entries(Properties.Environment?.Variables ?? {}).map(([key, value]) => [
              key,
              resolve(value),
            ]),
          ),
          rights: rightsOf(Properties.Role?.['Fn::GetAtt'][0]),
        },
      ] as const
    }),
  )
}

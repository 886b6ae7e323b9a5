import { Stack, Validations } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import type { Lockable } from './stacks/core/store.ts'

/** One thing that a role may do, and why it has to. docs/rights.md lists them all. */
export interface Right {
  /** In the template, and in the list. */
  sid: string
  why: string
  actions: string[]
  resources: string[]
  /** `ses:FromAddress` → the only value with which it may be done. */
  onlyWith?: Record<string, string>
}

/** Where a role keeps its rights for whoever lists them. */
export const RIGHTS = 'packhorse-rights'

/** A role for one service, with these rights and no others. */
export function roleWith(scope: Construct, id: string, service: string, rights: Right[]): Role {
  const role = new Role(scope, id, { assumedBy: new ServicePrincipal(service) })
  role.node.addMetadata(RIGHTS, rights)
  for (const { sid, why, actions, resources, onlyWith } of rights) {
    const conditions = onlyWith === undefined ? {} : { conditions: { StringEquals: onlyWith } }
    role.addToPolicy(new PolicyStatement({ sid, actions, resources, ...conditions }))
    for (const resource of resources.map((arn) => shownArn(Stack.of(scope).resolve(arn))))
      if (resource.includes('*'))
        Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason: why })
  }
  return role
}

/** An ARN of the template as people read it: `<homebucket.Arn>/register/*`. */
export function shownArn(resolved: unknown): string {
  if (typeof resolved === 'string') return resolved
  const { 'Fn::Join': join, 'Fn::GetAtt': attribute, Ref: ref } = resolved as Record<string, unknown>
  if (Array.isArray(join)) return (join[1] as unknown[]).map(shownArn).join(join[0] as string)
  return Array.isArray(attribute) ? `<${attribute.join('.')}>` : `<${String(ref)}>`
}

/** What a role does under some folders of a bucket, and why. */
export interface Access {
  /**
   * Why it asks for what may not be there: S3 tells that from "forbidden" only to whoever may list all names of the
   * bucket.
   */
  list?: string
  read?: Record<string, string>
  write?: Record<string, string>
  /** To put there, and not to read. */
  put?: Record<string, string>
}

/**
 * To read or to write what lies under some folders of a bucket (folder → why), and nothing else of it.
 */
export function rightsTo(
  name: string,
  { bucket, key }: Lockable,
  { list, read = {}, write = {}, put = {} }: Access,
): Right[] {
  const onObjects = (verb: string, actions: string[], folders: Record<string, string>): Right[] =>
    Object.entries(folders).map(([folder, why]) => ({
      sid:
        verb +
        name +
        folder
          .replace(/\*|[^a-z]+/gi, ' ')
          .replace(/(^| )([a-z]?)/g, (_, _gap, first: string) => first.toUpperCase()),
      why,
      actions,
      resources: [bucket.arnForObjects(folder)],
    }))
  const isWriter = Object.keys({ ...write, ...put }).length > 0
  return [
    ...(list === undefined
      ? []
      : [{ sid: `List${name}`, why: list, actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }]),
    {
      sid: `Unlock${name}`,
      why: 'Everything in the bucket is encrypted with its own key.',
      actions: isWriter ? ['kms:Decrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt'],
      resources: [key.keyArn],
    },
    ...onObjects('Read', ['s3:GetObject'], read),
    ...onObjects('Write', ['s3:GetObject', 's3:PutObject'], write),
    ...onObjects('Put', ['s3:PutObject'], put),
  ]
}

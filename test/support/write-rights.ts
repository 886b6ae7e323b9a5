import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Stack } from 'aws-cdk-lib'
import { Role } from 'aws-cdk-lib/aws-iam'
import { addStacks, type Stacks } from '../../infra/add-stacks.ts'
import { RIGHTS, type Right, shownArn } from '../../infra/rights.ts'
import { cdkApp } from './cdk-app.ts'
import { TESTSHIRE } from './testshire.ts'

/** Every right of every role, with its reason, for whoever has to answer for them. */
export const RIGHTS_FILE = fileURLToPath(new URL('../../docs/rights.md', import.meta.url))

/** Rights that stand at the bucket and its key, and not at a role (infra/stacks/core/store.ts). */
const BY_POLICY = [
  '',
  '## CloudFront, by the policies of the home bucket and its key',
  '',
  '| right | may | on | why |',
  '|---|---|---|---|',
  '| ThePublicReadsWhatIsPublished | `s3:GetObject` | `homebucket/open/published/*`, only for distributions of this account | The public reads what was released, and nothing else. |',
  '| UnlockWhatIsPublished | `kms:Decrypt` | `homekey`, only for distributions of this account | What is published is encrypted like everything in the bucket. |',
  '',
  'CDK adds to every bucket and queue that whoever comes without TLS is refused, and to each key that the account itself',
  'looks after it; schedules, rules and the HTTP API may call the functions that they are for, and S3 may write its logs.',
]

export function rightsInWords({ core, word, reading, scan }: Stacks): string {
  const roles = [core, word, reading, scan].flatMap((stack) =>
    (stack?.node.children ?? []).filter((child) => child instanceof Role),
  )
  return [
    '# What each role may do, and why',
    '',
    'Written from `infra/` by `node test/support/write-rights.ts`; a test fails where it is out of date. Another test',
    'runs every function with these rights and no others, and fails where one of those to S3 is never used.',
    ...roles.flatMap(section),
    ...BY_POLICY,
    '',
  ].join('\n')
}

function section(role: Role): string[] {
  const rights = role.node.metadata
    .filter(({ type }) => type === RIGHTS)
    .flatMap(({ data }) => data as Right[])
  const resource = (arn: string) =>
    shownArn(Stack.of(role).resolve(arn))
      .replace(/^arn:\w+:s3:::packhorse-testshire-<AWS::AccountId>-uploads/, 'uploadsbucket')
      .replace(/[0-9A-F]{8}(?=[.>])/g, '')
      .replace(/^<([^.>]+)\.Arn>/, '$1')
  return [
    '',
    `## ${role.node.id.replace(/-role$/, '')}`,
    '',
    '| right | may | on | why |',
    '|---|---|---|---|',
    ...rights.map(
      ({ sid, actions, resources, onlyWith, why }) =>
        `| ${sid} | ${actions.map(code).join(', ')} | ${resources.map(resource).map(code).join(', ')}${condition(onlyWith)} | ${why} |`,
    ),
  ]
}

const code = (words: string): string => `\`${words}\``

const condition = (onlyWith: Record<string, string> = {}): string =>
  Object.entries(onlyWith)
    .map(([name, value]) => `, only with ${code(name)} ${code(value)}`)
    .join('')

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const stacks of addStacks(cdkApp(), [TESTSHIRE])) writeFileSync(RIGHTS_FILE, rightsInWords(stacks))

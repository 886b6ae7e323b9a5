import { RemovalPolicy, Validations } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import type { Right } from '../../rights.ts'
import type { Stage } from '../../stages.ts'

/**
 * What the staff's pages may let nobody read: the key that sessions are signed with, made here and seen by nobody, and
 * the directory's secret, which stands for nothing until an operator writes the true one.
 */
export function addStaffSecrets(
  scope: Construct,
  stage: Stage,
): { environment: Record<string, string>; mayRead: Right } {
  const nameOf = (id: string): string => `packhorse/${stage.name}/${id}`
  const secret = (id: string, description: string): Secret => {
    const made = new Secret(scope, id, {
      secretName: nameOf(id),
      description: `Packhorse ${stage.name}: ${description}`,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(made).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'A new session key signs everybody out, and the directory alone gives a new secret: both are changed by hand (docs/operating.md).',
    })
    return made
  }
  const sessionKey = secret('session-key', 'signs the sessions of staff')
  const directory = secret('directory-secret', 'what the directory gave for signing in')
  return {
    environment: {
      PACKHORSE_SESSION_KEY_KEPT_AS: nameOf('session-key'),
      PACKHORSE_OIDC_CLIENT_SECRET_KEPT_AS: nameOf('directory-secret'),
    },
    mayRead: {
      sid: 'ReadItsSecrets',
      why: 'Sessions are signed, and the directory wants proof of who asks.',
      actions: ['secretsmanager:GetSecretValue'],
      resources: [sessionKey.secretArn, directory.secretArn],
    },
  }
}

import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

/** What Secrets Manager keeps under a name. Throws where it is not there, or holds no words. */
export async function keptSecret(secrets: SecretsManagerClient, name: string): Promise<string> {
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: name }))
  if (SecretString === undefined) throw new Error(`The secret ${name} holds no words`)
  return SecretString
}

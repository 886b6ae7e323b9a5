import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateBucketCommand } from '@aws-sdk/client-s3'
import type { Stage } from '../../infra/stages.ts'
import { type DeployedFunction, type Statement, synthesise } from './deployment.ts'
import { type JsonServices, jsonServices } from './json-services.ts'
import { type LambdaFunction, lambdaFunction } from './lambda-function.ts'
import { lambdaService } from './lambda-service.ts'
import { s3At, s3Server } from './s3-server.ts'
import { type SesServer, sesServer } from './ses-server.ts'
import { PLAIN_TESTSHIRE } from './testshire.ts'

export interface Cloud {
  /** `s3://…` of the three stores. */
  home: string
  restricted: string
  uploads: string
  s3: ReturnType<typeof s3At>
  /** Where S3 and SES answer, for a command line that has every right. */
  environment: Record<string, string>
  mail: SesServer
  /** What Secrets Manager keeps, and what was sent to queues. */
  services: JsonServices
  functions: ReadonlyMap<string, DeployedFunction>
  /** A function that runs; started when it is first asked for. */
  started(act: string): Promise<LambdaFunction>
  /** Sends an event to a function, and answers what it answered. */
  invoke<T>(act: string, event: unknown): Promise<T>
  /** Milliseconds from the start of a new process to its answer of an event. */
  coldStart(act: string, event: unknown): Promise<number>
  /** What functions were asked by other functions, in order. */
  asked: readonly unknown[]
  /** Rights that a function has, and has not used yet, of those that the peers look at. */
  unused(act: string): string[]
  close(): Promise<void>
}

/**
 * The core stack as it would be deployed, on one machine: each function the very bundle that would be uploaded, in a
 * clean process, with the rights of its role and no others. S3, SES, SQS, Lambda and Secrets Manager are peers of ours.
 * `settings` take the place of what the stage says, and are added to what a container is given.
 */
export async function cloud(
  settings: Record<string, string> = {},
  stage: Stage = PLAIN_TESTSHIRE,
): Promise<Cloud> {
  const folder = mkdtempSync(join(tmpdir(), 'packhorse-cloud-'))
  const functions = synthesise(stage, join(folder, 'cdk.out'))
  const used = new Set<string>()
  const may = (who: string, action: string, resource: string): boolean => {
    const deployed = functions.get(who)
    // Whoever is no function is the test itself.
    if (deployed === undefined) return true
    const by = deployed.rights.filter((right) => allows(right, action, resource))
    for (const { sid } of by) used.add(`${who} ${sid} ${action}`)
    return by.length > 0
  }
  const s3 = await s3Server({ may })
  const services = await jsonServices(may)
  const mail = await sesServer()
  const running = new Map<string, Promise<LambdaFunction>>()

  const started = (act: string): Promise<LambdaFunction> => {
    const standing = running.get(act) ?? start(act)
    running.set(act, standing)
    return standing
  }
  const lambda = await lambdaService((name) => started(name.replace(`packhorse-${stage.name}-`, '')), may)
  const environment = {
    AWS_ENDPOINT_URL_S3: s3.endpoint,
    AWS_ENDPOINT_URL_SES: mail.endpoint,
    AWS_ENDPOINT_URL_LAMBDA: lambda.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: services.endpoint,
    AWS_ENDPOINT_URL_SQS: services.endpoint,
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: stage.region,
  }

  async function start(act: string): Promise<LambdaFunction> {
    const deployed = functions.get(act)
    if (deployed === undefined) throw new Error(`No function ${act} is deployed`)
    // Away from the repository: nothing that the bundle lacks can be found beside it.
    const task = join(folder, act)
    cpSync(deployed.folder, task, { recursive: true })
    const [layer] = deployed.layers
    const queues = Object.entries(deployed.environment).filter(([name]) => name.endsWith('_QUEUE'))
    return lambdaFunction(task, {
      ...deployed.environment,
      ...(layer === undefined ? {} : { PACKHORSE_CHROMIUM_PACK: layer }),
      ...Object.fromEntries(queues.map(([name, queue]) => [name, `${services.endpoint}/1/${queue}`])),
      ...Object.fromEntries(Object.entries(settings).filter(([name]) => name in deployed.environment)),
      ...environment,
      AWS_ACCESS_KEY_ID: act,
    })
  }

  const environmentOf = (name: string) => [...functions.values()][0]?.environment[name] ?? ''
  const client = s3At(s3.endpoint)
  const places = {
    home: environmentOf('PACKHORSE_HOME'),
    restricted: environmentOf('PACKHORSE_RESTRICTED'),
    uploads: environmentOf('PACKHORSE_UPLOADS'),
  }
  for (const place of Object.values(places))
    await client.send(new CreateBucketCommand({ Bucket: place.slice('s3://'.length) }))
  return {
    ...places,
    s3: client,
    environment: { ...environment, AWS_ACCESS_KEY_ID: 'test' },
    mail,
    services,
    functions,
    async coldStart(act, event) {
      const begun = performance.now()
      const fresh = await start(act)
      await fresh.invoke(event)
      fresh.close()
      return performance.now() - begun
    },
    asked: lambda.asked,
    started,
    invoke: async (act, event) => (await started(act)).invoke(event),
    unused: (act) =>
      (functions.get(act)?.rights ?? []).flatMap(({ sid, actions }) =>
        actions
          .filter((one) => KNOWN.test(one) && !used.has(`${act} ${sid} ${one}`))
          .map((one) => `${sid}: ${one}`),
      ),
    async close() {
      for (const one of running.values()) (await one).close()
      lambda.close()
      services.close()
      await Promise.all([s3.close(), mail.close()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What the peers look at. */
const KNOWN = /^(s3:|secretsmanager:|lambda:|sqs:SendMessage$)/

const allows = ({ actions, resources }: Statement, action: string, resource: string): boolean =>
  actions.includes(action) && resources.some((pattern) => matchesGlob(resource, pattern))

/** As IAM reads a resource: a star stands for any letters, strokes too. */
const matchesGlob = (resource: string, pattern: string): boolean => {
  const words = pattern.split('*').map((part) => part.replace(/[^\w/]/g, '\\$&'))
  return new RegExp(`^${words.join('.*')}$`).test(resource)
}

import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { S3Client } from '@aws-sdk/client-s3'
import {
  CreateScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler'
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs'
import { bucketAt, openBucketHome } from '../../functions/adapters/aws/bucket-home.ts'
import { bucketUploadForms } from '../../functions/adapters/aws/bucket-upload-forms.ts'
import { leaseWorkers } from '../../functions/adapters/aws/lease-workers.ts'
import { queuePackRequests } from '../../functions/adapters/aws/queue-pack-requests.ts'
import { londonClock } from '../../functions/adapters/local/london-clock.ts'
import { nodeSecrets } from '../../functions/adapters/paper/node-secrets.ts'
import { unpackChromium } from '../../functions/adapters/paper/unpack-chromium.ts'
import type { Day } from '../../functions/domain/calendar/day.ts'
import { londonInstant } from '../../functions/domain/calendar/london-instant.ts'
import { offerKey, type UploadOffer } from '../../functions/domain/submissions/upload-offer.ts'
import type { Register } from '../../functions/ports/register.ts'
import { issueForm, offerUpload } from '../../functions/steps/offer-upload.ts'
import { requestPack } from '../../functions/steps/request-pack.ts'
import { STAGES } from '../../infra/stages.ts'
import { makePdf } from '../support/make-pdf.ts'
import type { Ministack } from './ministack.ts'

const ROOT = join(import.meta.dirname, '../..')
const PATIENCE_MS = 120_000

/** A stack that runs, and what people and clocks do to it. */
export interface Deployment {
  home: string
  restricted: string
  s3: S3Client
  register: Register
  /** Puts a file on the desk, and answers where it lies. */
  lay(name: string, content: string): string
  /** Runs a command over the home in S3. Throws where it is refused. */
  packhorse<T>(...words: string[]): Promise<T>
  /** Lets the schedule of that time of day fire now, as it would on that day. */
  fireSchedule(at: string, on: Day): Promise<void>
  /** Every mail that was posted. */
  mails(): Promise<unknown[]>
  /** Sends files as a browser does, and waits until they were looked at. */
  uploadByForms(
    meeting: string,
    item: number,
    files: { name: string; pages: number; paragraphs: number[] }[],
  ): Promise<void>
  /** A form takes no file under another name: S3 refuses it. */
  refusedByForm(meeting: string, item: number): Promise<void>
  /** What the clerk's page asks of the packing queue. */
  askForPacks(meeting: string): Promise<void>
  /** Asks for the staff's page to sign in by a directory, and answers where it leads. */
  whereStaffSignIn(issuer: string): Promise<string>
}

/** Waits until something is so, and answers what it was. Throws where it takes too long. */
export async function until<T>(what: string, look: () => Promise<T | false>): Promise<T> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    const found = await look()
    if (found !== false) return found
    if (Date.now() > end) throw new Error(`Waited ${PATIENCE_MS / 1000} s for ${what}, in vain`)
    await pause(500)
  }
}

/** Throws where something that has to be so is not. */
export function expect(holds: boolean, what: string): void {
  if (!holds) throw new Error(`It is not so that ${what}`)
}

/** Bootstraps the peer, and deploys the core stack of the first stage to it. */
export async function deployment(
  peer: Ministack,
  folder: string,
  say: (words: string) => void,
): Promise<Deployment> {
  const [stage] = STAGES
  if (stage === undefined) throw new Error('No stage is there to deploy')
  const prefix = `packhorse-${stage.name}`
  const outputs = join(folder, 'outputs.json')
  const node = join(ROOT, 'node_modules/.bin')
  const environment = { PATH: `${node}:${process.env.PATH}`, HOME: folder, CI: 'true', ...peer.environment }
  const cdk = (...words: string[]) =>
    run(join(node, 'cdk'), [...words, '--output', join(folder, 'cdk.out')], environment)
  await cdk('bootstrap', `aws://000000000000/${stage.region}`)
  say('cdk bootstrap')
  await cdk('deploy', `${prefix}-core`, '--require-approval', 'never', '--outputs-file', outputs)
  say('cdk deploy')
  const told = JSON.parse(readFileSync(outputs, 'utf8')) as Record<string, { Home: string; Uploads: string }>
  const { Home: home = '', Uploads: uploads = '' } = told[`${prefix}-core`] ?? {}
  const restricted = `${home}-restricted`

  const common = {
    region: stage.region,
    endpoint: peer.endpoint,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  }
  const s3 = new S3Client({ ...common, forcePathStyle: true })
  const [lambda, scheduler, sqs] = [
    new LambdaClient(common),
    new SchedulerClient(common),
    new SQSClient(common),
  ]
  const opened = await openBucketHome(s3, { home, restricted })
  const tray = bucketAt(s3, uploads)
  if ('refused' in opened || tray === null) throw new Error(`The stack made no home: ${JSON.stringify(told)}`)
  const { register } = opened.done
  await giveChromium(lambda, `${prefix}-assemble-pack`)

  const forms = bucketUploadForms(tray)
  const offer = (meeting: string, item: number, files: { name: string; paragraphs: number[] }[]) =>
    offerUpload(
      { register, clock: londonClock() },
      {
        meeting,
        item,
        by: 'Officer',
        files: files.map(({ name, paragraphs }) => ({
          name,
          secrecy: {
            paragraphs,
            confidential: false,
            because: paragraphs.length > 0 ? 'The tenders are open.' : '',
            review: null,
          },
        })),
      },
    )

  return {
    home,
    restricted,
    s3,
    register,
    lay(name, content) {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    },
    async packhorse(...words) {
      const program = join(ROOT, 'functions/local/packhorse.mjs')
      const said = await run(process.execPath, [program, ...words, '--json', '--home', home], environment)
      return JSON.parse(said)
    },
    async fireSchedule(at, on) {
      const [hour, minute] = at.split(':').map(Number)
      const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({}))
      for (const { Name, GroupName } of Schedules) {
        const schedule = await scheduler.send(new GetScheduleCommand({ Name, GroupName }))
        if (!schedule.ScheduleExpression?.startsWith(`cron(${minute} ${hour} `)) continue
        const { FlexibleTimeWindow, Target } = schedule
        const instant = londonInstant(`${on}T${at}`).toISOString()
        const Input = Target?.Input?.replace('<aws.scheduler.scheduled-time>', instant)
        const now = new Date().toISOString().slice(0, 19)
        // A schedule of its own, with the same target: the peer fires no schedule that it has looked at as a daily one.
        await scheduler.send(
          new CreateScheduleCommand({
            Name: `once-${hour}-${minute}`,
            FlexibleTimeWindow,
            ScheduleExpression: `at(${now})`,
            Target: { ...Target, Arn: Target?.Arn, RoleArn: Target?.RoleArn, Input },
          }),
        )
        return
      }
      throw new Error(`No schedule of ${at} was deployed`)
    },
    async mails() {
      const answer = await fetch(`${peer.endpoint}/_ministack/ses/messages`)
      const { messages } = (await answer.json()) as { messages: Record<string, unknown[]> | unknown[] }
      return Array.isArray(messages) ? messages : Object.values(messages).flat()
    },
    async uploadByForms(meeting, item, files) {
      const asked = await offer(meeting, item, files)
      if ('refused' in asked) throw new Error(JSON.stringify(asked.refused))
      for (const [at, { name, pages }] of files.entries()) {
        const form = new FormData()
        const { url, fields } = await issueForm({ forms }, asked.done, at)
        for (const [field, value] of Object.entries(fields)) form.append(field, value)
        const pdf = makePdf({ pages, lines: (page) => [`${name}, its page ${page}`] })
        form.append('file', new Blob([Buffer.from(pdf)], { type: 'application/pdf' }), name)
        const { ok, status } = await fetch(url, { method: 'POST', body: form })
        expect(ok, `the form takes ${name} (${status})`)
      }
      const { outcome } = await until('a report to be looked at', async () => {
        const kept = await register.read<UploadOffer>(offerKey(asked.done.id))
        return kept !== undefined && kept.value.outcome !== null && kept.value
      })
      expect(outcome?.was === 'taken', `the upload is taken: ${JSON.stringify(outcome)}`)
    },
    async refusedByForm(meeting, item) {
      const asked = await offer(meeting, item, [{ name: 'other.pdf', paragraphs: [] }])
      if ('refused' in asked) throw new Error(JSON.stringify(asked.refused))
      const { url, fields } = await issueForm({ forms }, asked.done, 0)
      const form = new FormData()
      for (const [field, value] of Object.entries(fields))
        form.append(field, field === 'key' ? `${value}0` : value)
      form.append('file', new Blob(['%PDF-1.7']), 'other.pdf')
      const { status } = await fetch(url, { method: 'POST', body: form })
      expect(status === 403, `a form takes no file under another key (${status})`)
    },
    async askForPacks(meeting) {
      const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: `${prefix}-packing` }))
      if (QueueUrl === undefined) throw new Error('There is no packing queue')
      const answer = await requestPack(
        {
          register,
          clock: londonClock(),
          secrets: nodeSecrets(),
          workers: leaseWorkers(PATIENCE_MS),
          packRequests: queuePackRequests(sqs, QueueUrl),
        },
        { meeting, by: 'Committee Clerk', supplement: false, chairsReason: '' },
      )
      if ('refused' in answer) throw new Error(JSON.stringify(answer.refused))
    },
    async whereStaffSignIn(issuer) {
      const FunctionName = `${prefix}-staff-web`
      await giveSettings(lambda, FunctionName, { PACKHORSE_OIDC_ISSUER: issuer })
      const event = {
        version: '2.0',
        rawPath: '/sign-in',
        rawQueryString: '',
        headers: { host: 'pages.example' },
        isBase64Encoded: false,
        requestContext: { timeEpoch: Date.now(), http: { method: 'GET', path: '/sign-in' } },
      }
      const { Payload } = await lambda.send(
        new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }),
      )
      const { headers } = JSON.parse(new TextDecoder().decode(Payload)) as { headers?: { location?: string } }
      return headers?.location ?? `nowhere: ${new TextDecoder().decode(Payload)}`
    },
  }
}

/** The peer mounts no layers: the function is told where this machine's Chromium lies. */
const giveChromium = async (lambda: LambdaClient, name: string): Promise<void> =>
  giveSettings(lambda, name, { PACKHORSE_CHROMIUM: await unpackChromium() })

async function giveSettings(
  lambda: LambdaClient,
  FunctionName: string,
  settings: Record<string, string>,
): Promise<void> {
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))
  const Variables = { ...Environment?.Variables, ...settings }
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }))
}

/** Runs a program, and answers what it said. Throws with its words where it fails. */
async function run(program: string, words: string[], env: Record<string, string>): Promise<string> {
  const child = spawn(program, words, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code === 0) return out
  const faults = `${err}\n${out}`.split('\n').filter((line) => /fail|error|refus|not /i.test(line))
  throw new Error(`${program} ${words.join(' ')} ended with ${code}:\n${faults.join('\n').slice(0, 4000)}`)
}

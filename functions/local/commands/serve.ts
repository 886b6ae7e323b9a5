import type { Command } from 'commander'
import { resumeHeld } from '../../steps/hold-upload.ts'
import { DEVELOPERS } from '../../web/sign-in.ts'
import { webTools } from '../../wiring/web-wiring.ts'
import { type Act, type Outcome, refusedOutcome, settingsFor, withTools } from '../door.ts'
import { wholeNumberWord } from '../read-words.ts'

interface ServeOptions {
  port: number
  demo?: boolean
}

const STILL_AT_WORK =
  'Something is still being read or compiled. Ctrl-C again ends it: scans are read anew at the next start.\n'

export function addServe(program: Command, act: Act): void {
  program
    .command('serve')
    .description('the pages for officers, clerks and leads, on this machine alone')
    .option('--port <number>', 'where the pages are', wholeNumberWord(1), 8080)
    .option('--demo', 'begin with a made-up council, where the store is empty')
    .action(act(serve))
}

const serve = (options: ServeOptions, command: Command): Promise<Outcome> =>
  withTools(command, async (tools) => {
    const { serve: listen } = await import('@hono/node-server')
    const { webApp } = await import('../../web/app.ts')
    let served = tools
    let more = async (): Promise<void> => undefined
    if (options.demo) {
      const { demoStore } = await import('../demo/demo-store.ts')
      const { otherMeetings } = await import('../demo/other-meetings.ts')
      const demo = await demoStore(tools)
      served = { ...tools, clock: demo.clock }
      // Its reports are printed and its packs bound while somebody looks at the first committee.
      more = () => otherMeetings(tools)
      process.stderr.write(`An officer's page: http://localhost:${options.port}/r/${demo.token}\n`)
    }
    const settings = settingsFor(command)
    if ('refused' in settings) return refusedOutcome(settings.refused)
    const pages = webTools(served, settings.done.pages, DEVELOPERS)
    const app = webApp(pages)
    const ended = Promise.withResolvers<string | null>()
    const server = listen({ fetch: app.fetch, hostname: '127.0.0.1', port: options.port }, ({ port }) =>
      process.stderr.write(`The pages are at http://localhost:${port}/ (Ctrl-C ends them)\n`),
    )
    server.on('error', (fault: NodeJS.ErrnoException) => ended.resolve(fault.code ?? fault.message))
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.resolve(null))
    // Whoever cannot listen leaves uploads alone: another one looks at them.
    server.once('listening', () =>
      resumeHeld({ ...served, ...pages.intake }).catch((fault: unknown) =>
        tools.log.warn('uploads that were left over could not be found', { because: String(fault) }),
      ),
    )
    const [because] = await Promise.all([ended.promise, more()])
    server.close()
    setTimeout(() => process.stderr.write(STILL_AT_WORK), 1000).unref()
    if (because === null) return { json: { ended: true }, words: 'The pages are closed.' }
    const why =
      because === 'EADDRINUSE' ? 'Something else listens there already.' : `The machine says ${because}.`
    return refusedOutcome([
      { message: `The pages cannot be shown at port ${options.port}. ${why} Choose another with --port.` },
    ])
  })

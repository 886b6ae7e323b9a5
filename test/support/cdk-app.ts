import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'

const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')) as {
  context: Record<string, unknown>
}

/** An app as the `cdk` command makes it: with what cdk.json decides. */
export const cdkApp = (outdir?: string): App =>
  new App(outdir === undefined ? { context } : { context, outdir })

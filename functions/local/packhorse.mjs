#!/usr/bin/env node
// The door that npm knows. Node 24 runs TypeScript itself; an older host's Node hands over to the one
// that `npm ci` installed beside us.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

const major = Number(process.versions.node.split('.')[0])

if (major >= 24) {
  const { enableCompileCache } = await import('node:module')
  enableCompileCache()
  const { runCommandLine } = await import('./command-line.ts')
  process.exitCode = await runCommandLine(process.argv.slice(2))
} else {
  const run = spawnSync(nodeInstalledBeside(), process.argv.slice(1), { stdio: 'inherit' })
  process.exitCode = run.status ?? 3
}

function nodeInstalledBeside() {
  const here = createRequire(import.meta.url)
  const platform = process.platform === 'win32' ? 'win' : process.platform
  try {
    return here.resolve(`node-${platform}-${process.arch}/bin/node${platform === 'win' ? '.exe' : ''}`)
  } catch {
    process.stderr.write(
      `Packhorse needs Node 24, and this is Node ${process.versions.node}. Run "npm ci" again, or install Node 24.\n`,
    )
    process.exit(3)
  }
}

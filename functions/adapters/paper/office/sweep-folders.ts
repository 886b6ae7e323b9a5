import { readdir, rm, stat } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { FOLDER_NAME } from './run-office.ts'

/** Removes the folders of runs whose process was killed before it could tidy up. */
export async function sweepFolders(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => [])
  for (const name of names.filter((one) => one.startsWith(FOLDER_NAME))) {
    const pid = Number.parseInt(name.slice(FOLDER_NAME.length), 10)
    const folder = join(tmpdir(), name)
    const found = await stat(folder).catch(() => null)
    if (found?.uid === userInfo().uid && pid !== process.pid && !isRunning(pid))
      await rm(folder, { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

import { folderRegister } from '../../functions/adapters/local/folder-register.ts'
import { changeRecord } from '../../functions/steps/change-record.ts'
import type { Counter, WriterReport } from './rival-writers.ts'

/** One process of several that write to the same folder: `rival-writer.ts <folder> <name> <how many changes>`. */
const [root = '', name = '', times = '0'] = process.argv.slice(2)
const register = folderRegister(root)

process.once('message', async () => {
  const won: string[] = []
  for (let at = 0; at < Number(times); at += 1) {
    await changeRecord<Counter, number>({ register }, 'counter', ({ count, trail }) => ({
      next: { count: count + 1, trail: [...trail, name] },
      answer: count,
    }))
    const key = `rivals/${at}`
    if (await register.create(key, { winner: name })) won.push(key)
  }
  const report: WriterReport = { name, won }
  process.send?.(report, () => process.disconnect())
})

process.send?.('ready')

import type { UploadSpool } from '../../ports/upload-spool.ts'
import type { UploadTray } from '../../ports/upload-tray.ts'

/** Uploads in the spool, each held under its key. */
export const spoolTray = (spool: UploadSpool): UploadTray => ({
  async take(key) {
    const file = await spool.heldUnder(key)
    if (file === undefined || file.arrived < file.bytes) return undefined
    return { read: () => spool.read(file) }
  },
})

import type { UploadSpool } from '../../ports/upload-spool.ts'
import type { UploadTray } from '../../ports/upload-tray.ts'

/** Uploads in the spool, each owned by the key that it lies under. */
export const spoolTray = (spool: UploadSpool): UploadTray => ({
  async take(key) {
    const [file] = await spool.ofOwner(key)
    if (file === undefined || file.arrived < file.bytes) return undefined
    return { bytes: await spool.read(file) }
  },
})

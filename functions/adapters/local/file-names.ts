/** How the parts of a key are written as names of files and folders, and read back. */
export interface FileNames {
  write(segment: string): string
  /** Nothing for a name that no part of a key is written as: somebody else's file. */
  read(name: string): string | undefined
}

/** Devices of Windows, whatever extension follows. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

// Lower-case digits, so that escapes survive a file system that does not know one case from the other.
const percent = (character: string): string =>
  [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

function escaping(disliked: RegExp): FileNames {
  const write = (segment: string): string => {
    const written = segment.replace(disliked, percent)
    return DEVICE.test(written) ? percent(written.charAt(0)) + written.slice(1) : written
  }
  const read = (name: string): string | undefined => {
    if (name.startsWith('.')) return undefined
    if (!name.includes('%')) return write(name) === name ? name : undefined
    try {
      const segment = decodeURIComponent(name)
      return write(segment) === name ? segment : undefined
    } catch {
      return undefined
    }
  }
  return { write, read }
}

/** Documents keep their capitals, which people read; only what Windows cannot write is escaped. */
export const documentNames = escaping(/[%<>:"|?*]|[. ]$/gu)

/**
 * Records: capitals are escaped too, so that `A` and `a` stay two records where a file system takes them for one;
 * and so is the dot of a final `.json`, which marks the folder that is a record.
 */
export const recordNames = escaping(/[%<>:"|?*\p{Lu}]|[. ]$|\.(?=json$)/gu)

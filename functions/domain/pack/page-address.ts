/**
 * How a page of the pack is written as a web address while the agenda is printed: page numbers are known before
 * the pack is. The binder turns it into a link within the pack; `.invalid` is no place on the web (RFC 2606).
 */
export const pageAddress = (number: number): string => `https://pack.invalid/page/${number}`

/** The stamped number that an address leads to, which is none where the address is broken; null for any other address. */
export function pageAtAddress(address: string): number | null {
  if (!address.startsWith('https://pack.invalid/')) return null
  return Number(/^https:\/\/pack\.invalid\/page\/(\d+)$/.exec(address)?.[1] ?? Number.NaN)
}

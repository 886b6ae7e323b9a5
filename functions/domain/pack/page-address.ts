/**
 * How a page of the pack is written as a web address while the agenda is printed: page numbers are known before
 * the pack is. The binder turns it into a link within the pack; `.invalid` is no place on the web (RFC 2606).
 */
export const pageAddress = (number: number): string => `https://pack.invalid/page/${number}`

/** The stamped number that an address leads to; null for every other address. */
export function pageAtAddress(address: string): number | null {
  const number = /^https:\/\/pack\.invalid\/page\/(\d+)$/.exec(address)?.[1]
  return number === undefined ? null : Number(number)
}

const PACK = 'https://pack.invalid/'

/**
 * How a page of the pack is written as a web address while the agenda is printed: page numbers are known before
 * the pack is. The binder turns it into a link within the pack; `.invalid` is no place on the web (RFC 2606).
 */
export const pageAddress = (number: number): string => `${PACK}page/${number}`

/**
 * The stamped number that an address leads to: a page's own, or that of the first page of an agenda item. It is none
 * where the address is broken or the item has no pages, and null for any other address.
 */
export function pageAtAddress(address: string, items: ReadonlyMap<number, number>): number | null {
  if (!address.startsWith(PACK)) return null
  const [, page, item] = /^(?:page\/(\d+)|item\/(\d+))$/.exec(address.slice(PACK.length)) ?? []
  if (page !== undefined) return Number(page)
  return items.get(Number(item ?? Number.NaN)) ?? Number.NaN
}

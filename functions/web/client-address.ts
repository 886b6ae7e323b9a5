import { isIP, isIPv6 } from 'node:net'
import type { Context } from 'hono'
import type { Env } from './page.ts'

/**
 * Who asks, as far as the network tells. `proxies` is how many web servers of our own stand before us: each writes whom it
 * was asked by at the end of `X-Forwarded-For`, and what stands before those anybody may have written.
 */
export function clientAddress(c: Context<Env>, proxies: number): string {
  const peer = c.env?.incoming?.socket.remoteAddress ?? ''
  const told = (c.req.header('x-forwarded-for') ?? '').split(',').map(withoutPort)
  const client = proxies === 0 ? peer : told.at(-proxies)
  return networkOf(client !== undefined && isIP(client) !== 0 ? client : peer)
}

const withoutPort = (address: string): string =>
  address
    .trim()
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')

/** One household has a whole network of IPv6 addresses: its first 64 bits stand for all of them. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=[\d.]+$)/i, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.toLowerCase().split('::')
  const groups = (words: string): string[] => (words === '' ? [] : words.split(':'))
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length
  const all = [...groups(head), ...Array<string>(Math.max(0, missing)).fill('0'), ...groups(tail ?? '')]
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

/**
 * The private address to which a webhook would be sent; null when there is none. Deliveries look again: this
 * only tells who adds a webhook what will happen.
 */
export async function privateAddressOf(url: string): Promise<string | null> {
  const host = new URL(url).hostname.replace(/^\[(.*)\]$/, '$1');
  const found = await lookup(host, { all: true }).catch(() => []);
  const isPrivate = ({ address }: { address: string }) =>
    ipaddr.process(address).range() !== 'unicast';
  return found.find(isPrivate)?.address ?? null;
}

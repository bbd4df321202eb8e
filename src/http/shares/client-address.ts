import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';

/** Whose word about a client's address is taken: so many proxies in front, or these networks. */
export type TrustedProxies = number | readonly string[];

interface ClientAddressOptions {
  readonly trusted: TrustedProxies;
  readonly log: Logger;
}

/** How many addresses are remembered in their normal form. */
const MAX_REMEMBERED = 10_000;

/**
 * Who a request comes from, as limits count clients: an IPv4 address, or the /64 network of an IPv6 address,
 * which is what one customer has. `X-Forwarded-For` is read where proxies are trusted, from its end.
 *
 * @returns null where there is no connection
 */
export type ClientAddress = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string | null;

export function clientAddress({ trusted, log }: ClientAddressOptions): ClientAddress {
  const normalized = new LRUCache<string, string>({ max: MAX_REMEMBERED });
  const isTrusted = trustOf(trusted);
  const trustsNobody = trusted === 0 || (Array.isArray(trusted) && trusted.length === 0);
  let hasWarned = false;

  function normal(address: string): string {
    const before = normalized.get(address);
    if (before !== undefined) return before;
    const text = networkOf(address) ?? address;
    normalized.set(address, text);
    return text;
  }

  function warn(peer: string): void {
    if (hasWarned || !isPrivate(peer)) return;
    hasWarned = true;
    log.warn(
      'a request came through a proxy (X-Forwarded-For), but TRUST_PROXY is not set: all its clients count as one',
    );
  }

  return ({ headers, socket }) => {
    const peer = socket.remoteAddress;
    if (peer === undefined) return null;
    const forwarded = headers['x-forwarded-for'];
    if (forwarded === undefined) return normal(peer);
    if (trustsNobody) {
      warn(peer);
      return normal(peer);
    }
    const hops = [peer, ...String(forwarded).split(',').reverse()].map(withoutPort);
    let client = peer;
    for (const [index, hop] of hops.entries()) {
      if (!ipaddr.isValid(hop)) break;
      client = hop;
      if (!isTrusted(hop, index)) break;
    }
    return normal(client);
  };
}

function trustOf(trusted: TrustedProxies): (address: string, index: number) => boolean {
  if (typeof trusted === 'number') return (_address, index) => index < trusted;
  const networks = trusted.map(networkFrom);
  return (address) => {
    const parsed = ipaddr.process(address);
    return networks.some(
      ([network, bits]) => network.kind() === parsed.kind() && parsed.match([network, bits]),
    );
  };
}

/** An address or a network in CIDR notation. */
function networkFrom(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/** Some proxies add the port: `192.0.2.1:1234`, `[2001:db8::1]:1234`. */
function withoutPort(text: string): string {
  const hop = text.trim();
  return /^\[(.+)\](:\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop;
}

function networkOf(address: string): string | null {
  if (!ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const head = parsed.toNormalizedString().split(':').slice(0, 4).join(':');
  return `${head}::/64`;
}

function isPrivate(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() !== 'unicast';
}

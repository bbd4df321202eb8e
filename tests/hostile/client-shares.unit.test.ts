import pino from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readEnv } from '../../src/env.ts';
import { requestInfo } from '../../src/http/request-info.ts';
import { Buckets } from '../../src/http/shares/buckets.ts';
import { clientAddress, type TrustedProxies } from '../../src/http/shares/client-address.ts';
import { createShares } from '../../src/http/shares/shares.ts';
import { Slots } from '../../src/http/shares/slots.ts';

function addressOf(
  trusted: TrustedProxies,
  peer: string,
  forwarded?: string,
  log = pino({ level: 'silent' }),
) {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const socket = { remoteAddress: peer };
  return clientAddress({ trusted, log })({ headers, socket } as never);
}

describe('the address of a client', () => {
  it.each<[TrustedProxies, string, string | undefined, string]>([
    [0, '192.0.2.1', undefined, '192.0.2.1'],
    [0, '::ffff:192.0.2.1', undefined, '192.0.2.1'],
    [0, '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
    [0, '2001:db8:1:2::9', undefined, '2001:db8:1:2::/64'],
    [0, '192.0.2.1', '198.51.100.1', '192.0.2.1'],
    [1, '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    [1, '10.0.0.1', '203.0.113.9, 198.51.100.1', '198.51.100.1'],
    [2, '10.0.0.1', '203.0.113.9, 198.51.100.1', '203.0.113.9'],
    [1, '10.0.0.1', 'nonsense', '10.0.0.1'],
    [1, '10.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
    [1, '10.0.0.1', '[2001:db8::1]:4711', '2001:db8:0:0::/64'],
    [['10.0.0.0/8'], '10.0.0.1', '203.0.113.9, 198.51.100.1, 10.1.1.1', '198.51.100.1'],
    [['10.0.0.0/8'], '::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
    [['10.0.0.0/8'], '192.0.2.1', '198.51.100.1', '192.0.2.1'],
  ])(
    'with TRUST_PROXY %j, from %s, forwarded for %s, is %s',
    (trusted, peer, forwarded, expected) => {
      expect(addressOf(trusted, peer, forwarded)).toBe(expected);
    },
  );

  it('is warned about once when a proxy is not trusted', () => {
    const lines: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line) => lines.push(line) });
    const find = clientAddress({ trusted: [], log });
    for (const peer of ['203.0.113.1', '10.0.0.1', '10.0.0.1']) {
      const request = { headers: { 'x-forwarded-for': 'x' }, socket: { remoteAddress: peer } };
      find(request as never);
    }
    expect(lines).toEqual([expect.stringContaining('TRUST_PROXY is not set')]);
  });
});

describe('a bucket', () => {
  it('says what is left, and when it is full again', () => {
    vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') });
    onTestFinished(() => void vi.useRealTimers());
    let now = 0;
    const buckets = new Buckets({ perMinute: 60, now: () => now });
    const stateOf = (remaining: number, seconds: number) => ({
      limit: 60,
      remaining,
      resetAt: new Date(Date.now() + seconds * 1_000),
    });
    expect(buckets.stateOf('a')).toEqual(stateOf(60, 0));
    buckets.take('a', 20);
    expect(buckets.stateOf('a')).toEqual(stateOf(40, 20));
    now += 5_000;
    expect(buckets.stateOf('a')).toEqual(stateOf(45, 15));
    const lent = new Buckets({ perMinute: 60, now: () => now });
    lent.take('a', 90);
    expect(lent.stateOf('a')).toEqual(stateOf(0, 90));
    const unlimited = { limit: null, remaining: null, resetAt: null };
    expect(new Buckets({ perMinute: 0 }).stateOf('a')).toEqual(unlimited);
  });

  it('is full at first, and is filled as time goes by', () => {
    let now = 0;
    const buckets = new Buckets({ perMinute: 60, now: () => now });
    for (let count = 0; count < 60; count += 1) expect(buckets.take('a', 1)).toBe(0);
    expect(buckets.take('a', 1)).toBe(1);
    expect(buckets.take('b', 1)).toBe(0);
    now += 1_000;
    expect(buckets.take('a', 1)).toBe(0);
    expect(buckets.take('a', 10)).toBe(10);
  });

  it('lends more than it holds to who has all of theirs', () => {
    const buckets = new Buckets({ perMinute: 60, now: () => 0 });
    expect(buckets.take('a', 100)).toBe(0);
    expect(buckets.take('a', 1)).toBe(41);
  });

  it('of nothing counts nothing', () => {
    expect(new Buckets({ perMinute: 0 }).take('a', 1e9)).toBe(0);
  });

  it('costs a few microseconds', () => {
    const buckets = new Buckets({ perMinute: 1e9 });
    const before = performance.now();
    for (let count = 0; count < 100_000; count += 1) buckets.take(`client ${count % 100}`, 1);
    expect((performance.now() - before) / 100).toBeLessThan(50);
  });
});

describe('slots', () => {
  it('without a limit for a client still leave some to members', () => {
    const slots = new Slots({ perClient: 0, forAnonymous: 2 });
    slots.take('a', true);
    slots.take('a', true);
    expect(slots.take('a', true)).toBeNull();
    expect(slots.take('member', false)).not.toBeNull();
  });

  it('are so many for a client, and leave some to members', () => {
    const slots = new Slots({ perClient: 2, forAnonymous: 3 });
    const first = slots.take('a', true);
    expect(slots.take('a', true)).not.toBeNull();
    expect(slots.take('a', true)).toBeNull();
    expect(slots.take('b', true)).not.toBeNull();
    expect(slots.take('c', true)).toBeNull();
    expect(slots.take('member', false)).not.toBeNull();
    first?.();
    first?.();
    expect(slots.take('c', true)).not.toBeNull();
    expect(slots.take('d', true)).toBeNull();
  });
});

describe('the WebSockets of anonymous clients', () => {
  it('are at most four fifths of LIVE_CONNECTIONS', () => {
    const env = readEnv({ LIVE_CONNECTIONS: '10' });
    const log = pino({ level: 'silent' });
    const { takeAnonymousConnection } = createShares({ env, log, longStatements: 1 });
    const taken = Array.from({ length: 10 }, () => takeAnonymousConnection());
    expect(taken.filter((giveBack) => giveBack !== null)).toHaveLength(8);
  });
});

describe('the subscriptions of anonymous clients', () => {
  it('are at most four fifths of LIVE_SUBSCRIPTIONS', () => {
    const env = readEnv({ LIVE_SUBSCRIPTIONS: '10', CLIENT_SUBSCRIPTIONS: '0' });
    const log = pino({ level: 'silent' });
    const { takeSubscription } = createShares({ env, log, longStatements: 1 });
    const take = (viewer: object, address: string) => () => {
      const request = new Request('http://commonplace/graphql');
      Object.assign(requestInfo(request), { address, viewer });
      return takeSubscription(request);
    };
    const anonymous = (index: number) => take({ kind: 'anonymous' }, `192.0.2.${index}`);
    for (let index = 0; index < 8; index += 1) anonymous(index)();
    expect(anonymous(8)).toThrow(/too many requests/);
    expect(take({ kind: 'member', id: 'ada' }, '192.0.2.1')).not.toThrow();
  });
});

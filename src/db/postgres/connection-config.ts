import { availableParallelism } from 'node:os';
import type pg from 'pg';
import { invariant } from '../../lib/invariant.ts';
import { type PostgresAddress, postgresAddress } from '../../lib/postgres-address.ts';
import type { TimeLimits } from '../time-limits.ts';

/** How long the server may take to answer where statements have no limit, in ms. */
const CONNECTION_TIMEOUT = 10_000;

/** How long a connection may be silent, in ms, before the system asks whether the other side is there. */
const KEEP_ALIVE_DELAY = 10_000;

type Settings = Readonly<Record<string, string | number>>;

/** @param settings of the session, besides those that all have */
export function connectionConfig(
  url: string,
  limits: TimeLimits | null,
  settings: Settings = {},
): pg.ClientConfig & { readonly connectionTimeoutMillis: number } {
  const all: Settings = {
    timezone: 'UTC',
    // A text has the backslashes that it has.
    standard_conforming_strings: 'on',
    // No statement of ours runs long enough to be worth compiling, which takes a second or two.
    jit: 'off',
    ...(limits && {
      statement_timeout: limits.statement,
      idle_in_transaction_session_timeout: limits.idleInTransaction,
    }),
    ...settings,
  };
  const options = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`);
  return {
    connectionString: url,
    options: options.join(' '),
    connectionTimeoutMillis: limits?.wait ?? CONNECTION_TIMEOUT,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY,
  };
}

export function answerLimit(limits: TimeLimits | null): Pick<pg.ClientConfig, 'query_timeout'> {
  return limits === null ? {} : { query_timeout: limits.answer };
}

/** The URL without its user, password and most parameters. */
export function publicLocation(url: string): string {
  const { host, port, database } = addressOf(url);
  if (isSocket(host)) return `postgres:///${database}?host=${host}`;
  return `postgres://${host}:${port}/${database}`;
}

/**
 * On its own machine PostgreSQL shares the cores with this process, which has as much to do for a short read:
 * one is left to it, else more backends at work than there are cores take its place. A host that only
 * looks like another, as in a composition of containers, is taken for one.
 */
export function usualConnections(url: string, reads: number): number {
  const { host } = addressOf(url);
  const isHere = isSocket(host) || ['', 'localhost', '127.0.0.1', '[::1]'].includes(host);
  return isHere ? Math.min(reads, Math.max(1, availableParallelism() - 1)) : reads;
}

function isSocket(host: string): boolean {
  return host.startsWith('/');
}

function addressOf(url: string): PostgresAddress {
  const address = postgresAddress(url);
  invariant(address !== null, 'the settings hold no other address');
  return address;
}

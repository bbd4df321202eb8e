import { availableParallelism } from 'node:os';
import type pg from 'pg';
import { invariant } from '../../lib/invariant.ts';
import { type PostgresAddress, postgresAddress } from '../../lib/postgres-address.ts';
import type { TimeLimits } from '../time-limits.ts';
import { urlParts } from './url-parts.ts';

/** How long the server may take to answer where statements have no limit, in ms. */
const CONNECTION_TIMEOUT = 10_000;

/** How long a connection may be silent, in ms, before the system asks whether the other side is there. */
const KEEP_ALIVE_DELAY = 10_000;

/** Settings without which a session reads or writes something else than it should. `connectFirst` looks for them. */
export const NEEDED = {
  TimeZone: 'UTC',
  DateStyle: 'ISO',
  // A text has the backslashes that it has.
  standard_conforming_strings: 'on',
  // Writes lock what they change, and read again. At other levels they would fail where they now wait.
  default_transaction_isolation: 'read committed',
};

/** What the role or the database may have otherwise, for sessions of people. */
const OWN: Settings = {
  default_transaction_deferrable: 'off',
  // A row that a policy hides is an error, not a row that is missing.
  row_security: 'off',
  // An idle connection is not a lost one.
  idle_session_timeout: 0,
  // No statement of ours runs long enough to be worth compiling, which takes a second or two.
  jit: 'off',
};

type Settings = Readonly<Record<string, string | number>>;

/** @param settings of the session, besides those that all have */
export function connectionConfig(
  url: string,
  limits: TimeLimits | null,
  settings: Settings = {},
): pg.ClientConfig & { readonly connectionTimeoutMillis: number } {
  const all: Settings = {
    ...NEEDED,
    ...OWN,
    ...(limits && {
      statement_timeout: limits.statement,
      idle_in_transaction_session_timeout: limits.idleInTransaction,
      // A statement that waits for a lock has the time that each statement has.
      lock_timeout: 0,
    }),
    ...settings,
  };
  const { connectionString, options } = urlParts(url);
  const ours = Object.entries(all).map(([name, value]) => `-c ${name}=${escaped(value)}`);
  return {
    connectionString,
    // Of two settings with one name the last one is used.
    options: [options, ...ours].join(' ').trim(),
    connectionTimeoutMillis: limits?.wait ?? CONNECTION_TIMEOUT,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY,
  };
}

export function answerLimit(limits: TimeLimits | null): Pick<pg.ClientConfig, 'query_timeout'> {
  return limits === null ? {} : { query_timeout: limits.answer };
}

/** As PostgreSQL's `options` want it: a space would end the value. */
function escaped(value: string | number): string {
  return String(value).replace(/[\\ ]/g, '\\$&');
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

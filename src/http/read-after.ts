import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ReadRoute, Replicas } from '../db/database.ts';
import { equalSecrets } from '../lib/equal-secrets.ts';
import { FIRST_LSN, type Lsn, laterLsn } from '../lib/lsn.ts';
import type { MaybePromise } from '../lib/maybe-promise.ts';
import { requestInfo } from './request-info.ts';
import { cookieNames, findCookie } from './session-cookie.ts';

/** The header of an answer to a write. A client that sends it with its next requests reads what it wrote. */
export const READ_AFTER = 'x-read-after';

/** For how long, in seconds. No replica that is read from is so far behind: DATABASE_REPLICA_MAX_LAG_SECONDS is less. */
const LIFETIME = 600;

/** Of how many accounts the last write is remembered. */
const MAX_ACCOUNTS = 20_000;

/** What the reads of a request have to see: a position, or null, which only the primary is sure to have reached. */
type Since = Lsn | null;

interface ReadAfterOptions {
  readonly replicas: Replicas;
  /** The secret of the site. All of its servers have the same. */
  readonly secret: () => Promise<string>;
  /** The address of the site; null when it has none of its own. */
  readonly siteUrl: string | null;
}

/** Lets those who wrote something read it, though replicas may not have it yet. */
export interface ReadAfter {
  /** Where a request reads. */
  routeOf(request: Request): ReadRoute;
  /** Remembers that a request wrote. Gives what its client has to send with its next requests; null if that fails. */
  noteWrite(request: Request): Promise<string | null>;
}

/**
 * Positions are signed: with one of its own making a client could send all its reads to the primary. Programs that do
 * not send the header back, and those who write over a WebSocket, are remembered by their account, on this server alone.
 */
export function createReadAfter({ replicas, secret, siteUrl }: ReadAfterOptions): ReadAfter {
  const cookieName = cookieNames(siteUrl).nameOf('read-after');
  const lastWrites = new LRUCache<string, { readonly since: Since }>({
    max: MAX_ACCOUNTS,
    ttl: LIFETIME * 1000,
  });

  async function parsed(text: string): Promise<Since> {
    const [, position = '', until = '', signature = ''] = FORMAT.exec(text) ?? [];
    if (position === '' || Number(until) * 1000 < Date.now()) return FIRST_LSN;
    if (!equalSecrets(signature, sign(await secret(), `${position}.${until}`))) return FIRST_LSN;
    return position === UNKNOWN ? null : BigInt(`0x${position}`);
  }

  function sinceOf({ headers }: Request, accountId: string | null): MaybePromise<Since> {
    const remembered = accountId === null ? undefined : lastWrites.get(accountId)?.since;
    const text = headers.get(READ_AFTER) ?? findCookie(headers, cookieName);
    const fromAccount = remembered === undefined ? FIRST_LSN : remembered;
    if (text === null || fromAccount === null) return fromAccount;
    // Whatever keeps the secret from being read, the primary is right.
    return parsed(text).then(
      (since) => since && laterLsn(since, fromAccount),
      () => null,
    );
  }

  return {
    routeOf: (request) => replicas.route(sinceOf(request, accountOf(request))),
    async noteWrite(request) {
      // What was committed cannot be taken back because the position is not to be had.
      const since = await replicas.position().catch(() => null);
      const accountId = accountOf(request);
      if (accountId !== null) lastWrites.set(accountId, { since });
      const until = Math.ceil(Date.now() / 1000) + LIFETIME;
      const text = `${since === null ? UNKNOWN : since.toString(16)}.${until}`;
      return secret().then(
        (key) => `${text}.${sign(key, text)}`,
        () => null,
      );
    },
  };
}

/** Position in hexadecimal, end of its life in seconds since 1970, signature. */
const FORMAT = /^([\da-f]{1,16}|unknown)\.(\d{1,12})\.([\w-]{43})$/;

const UNKNOWN = 'unknown';

/** `Set-Cookie` with the same for browsers. */
export function readAfterCookie(value: string, siteUrl: string | null): string {
  const { isSecure, nameOf } = cookieNames(siteUrl);
  const name = nameOf('read-after');
  return `${name}=${value}; Max-Age=${LIFETIME}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}

function accountOf(request: Request): string | null {
  const { viewer } = requestInfo(request);
  return viewer.kind === 'anonymous' ? null : viewer.id;
}

function sign(secret: string, text: string): string {
  return createHmac('sha256', secret).update(`read-after ${text}`).digest('base64url');
}

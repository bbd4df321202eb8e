import type { Plugin } from 'graphql-yoga';
import { MAX_ANSWER_MS, type RecentPurges } from '../../caching/recent-purges.ts';
import { shortKey } from '../../caching/surrogate-keys.ts';
import { type RequestInfo, requestInfo } from '../request-info.ts';

interface SurrogateKeysOptions {
  /** For how long the cache that is purged may serve an answer. */
  readonly seconds: number;
  readonly recent: RecentPurges;
}

/** What pages and feeds depend on besides their address. */
const VARYING = ['Authorization', 'Cookie', 'Sec-Fetch-Dest'];

/**
 * Tells a cache that is purged what an answer was made of (`Surrogate-Key`), and how long it may serve it
 * (`Surrogate-Control`, which only such caches read): pages, feeds and answers to known operations, for anonymous viewers.
 */
export function useSurrogateKeys({ seconds, recent }: SurrogateKeysOptions): Plugin {
  return {
    onResponse({ request, response: { status, headers } }) {
      const info = requestInfo(request);
      const { keys, startedAt } = info;
      if (keys === undefined || !isForAll(info, headers)) return;
      if (status !== 200 && status !== 304) return;
      if (performance.now() - startedAt > MAX_ANSWER_MS) return;
      const found = keys.keys();
      if (found === null) return;
      const short = [...new Set(found.map(shortKey))];
      // What was read before a change and is stored after its purge would stay.
      if (recent.hasPurged(short, startedAt)) return;
      headers.set('surrogate-key', short.join(' '));
      headers.set('surrogate-control', `max-age=${seconds}`);
      if (!info.isPersisted) headers.append('vary', VARYING.join(', '));
    },
  };
}

function isForAll(info: RequestInfo, headers: Headers): boolean {
  const { viewer, isOwn, isPersisted, hasWritten, setCookie } = info;
  if (viewer.kind !== 'anonymous' || isOwn || hasWritten || setCookie !== null) return false;
  if (headers.has('set-cookie')) return false;
  const cacheControl = headers.get('cache-control');
  return (
    cacheControl === 'no-cache' || (isPersisted && cacheControl?.startsWith('public') === true)
  );
}

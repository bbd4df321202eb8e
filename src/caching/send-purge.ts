import { chunksOf } from '../lib/chunks.ts';

/** How many keys a request has: what every cache takes. */
const KEYS_PER_REQUEST = 100;

/** How long the cache may take to answer, in ms. */
const TIMEOUT = 5_000;

export interface PurgeTarget {
  readonly url: string;
  /** Empty where the cache asks for none. */
  readonly secret: string;
}

/** Short keys, and whether the cache may serve the answers from before while it asks for newer ones. */
export interface Purge {
  readonly keys: readonly string[];
  readonly isSoft: boolean;
}

/**
 * Makes a cache forget all answers that have one of these keys: in the header that Varnish and Fastly read, and in
 * the body that Cloudflare reads, which knows no soft purges.
 *
 * @throws Error that says why, unless the cache answers with a status of 2xx
 */
export async function sendPurge(
  { url, secret }: PurgeTarget,
  { keys, isSoft }: Purge,
  signal: AbortSignal,
): Promise<void> {
  for (const tags of chunksOf(keys, KEYS_PER_REQUEST)) {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
      headers: {
        'content-type': 'application/json',
        'surrogate-key': tags.join(' '),
        'user-agent': 'Commonplace',
        ...(isSoft && { 'fastly-soft-purge': '1' }),
        ...(secret !== '' && { authorization: `Bearer ${secret}`, 'fastly-key': secret }),
      },
      body: JSON.stringify({ tags }),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the cache answered with status ${response.status}`);
  }
}

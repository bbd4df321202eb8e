import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { codeOf } from './answers.ts';
import { type BucketSettings, bucketUrl } from './bucket-settings.ts';
import { ObjectStoreError } from './object-store-error.ts';

/** How often a request is sent at most. */
const MAX_ATTEMPTS = 3;

/** How long one attempt may take with all that it sends and receives, in ms. */
export const TIME_LIMIT = 5_000;

/** How long to wait before the second attempt, in ms: twice as long before each further one. */
const FIRST_WAIT = 200;

/** How large an answer may be that is neither an object nor a list, in bytes. */
export const MAX_ANSWER = 65_536;

/** What a later attempt may get past: the store is busy, or something between here and there. */
const PASSING = new Set([408, 429, 500, 502, 503, 504]);

/** Codes of errors that come before anything is sent. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

interface StoreRequest {
  readonly method: 'DELETE' | 'GET' | 'HEAD' | 'PUT';
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Blob;
  readonly headers?: Readonly<Record<string, string>>;
  /** In ms. */
  readonly timeLimit?: number;
  readonly maxAttempts?: number;
  /** Ends the attempt under way, and makes it the last one. */
  readonly signal?: AbortSignal | undefined;
}

/** What one attempt came to. */
type Attempt<Result> =
  | { readonly result: Result }
  | {
      readonly problem: string;
      readonly isAnswered: boolean;
      /** Whether a later attempt would come to the same. */
      readonly isFinal?: boolean;
    };

export interface SendOptions {
  /** How long one attempt may take by default, in ms. */
  readonly timeLimit?: number;
  /** How long to wait before the second attempt, in ms. */
  readonly firstWait?: number;
}

/**
 * Sends a request.
 *
 * @param read makes a result of a response with status 2xx, or of the 404 of an object that is not there
 * @throws ObjectStoreError
 */
type SendToStore = <Result>(
  request: StoreRequest,
  read: (response: Response, end: () => void) => Promise<Result>,
) => Promise<Result>;

/** Signs requests to an object store, limits their time, and sends them again when that may help. */
export function storeSender(
  settings: BucketSettings,
  { timeLimit: usualLimit = TIME_LIMIT, firstWait = FIRST_WAIT }: SendOptions = {},
): SendToStore {
  const base = bucketUrl(settings);

  async function send<Result>(
    request: StoreRequest,
    read: (response: Response, end: () => void) => Promise<Result>,
  ): Promise<Result> {
    const { method, key = '', maxAttempts = MAX_ATTEMPTS } = request;
    let isAnswered = true;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await tryOnce(request, read);
      if ('result' in outcome) return outcome.result;
      isAnswered &&= outcome.isAnswered;
      if (attempt === maxAttempts || outcome.isFinal === true) {
        const place = `${settings.bucket}/${settings.prefix}${key}`;
        throw new ObjectStoreError(`${method} ${place}: ${outcome.problem}`, { isAnswered });
      }
      // Servers that failed together must not come back together.
      await sleep(firstWait * 2 ** (attempt - 1) * (0.5 + Math.random()));
    }
  }

  async function tryOnce<Result>(
    request: StoreRequest,
    read: (response: Response, end: () => void) => Promise<Result>,
  ): Promise<Attempt<Result>> {
    const { method, timeLimit = usualLimit, signal } = request;
    const ending = new AbortController();
    const end = () => ending.abort();
    const timer = setTimeout(end, timeLimit);
    try {
      const { signal: own } = ending;
      const either = signal === undefined ? own : AbortSignal.any([own, signal]);
      const response = await fetchSigned(request, either);
      if (response.ok) return { result: await read(response, end) };
      const { status } = response;
      const code = await codeOf(response, MAX_ANSWER);
      // The answer to HEAD has no body, and so no code.
      if (status === 404 && (code === 'NoSuchKey' || method === 'HEAD')) {
        return { result: await read(response, end) };
      }
      const problem = `${status}${code === null ? '' : ` ${code}`}`;
      return { problem, isAnswered: true, isFinal: !PASSING.has(status) };
    } catch (error) {
      if (error instanceof ObjectStoreError) {
        // What is left of the answer is not read.
        end();
        return { problem: error.message, isAnswered: true, isFinal: true };
      }
      if (signal?.aborted) return { problem: 'aborted', isAnswered: false, isFinal: true };
      if (ending.signal.aborted) {
        return { problem: `no answer within ${timeLimit / 1000} s`, isAnswered: false };
      }
      const problem = reasonOf(error);
      return { problem, isAnswered: NOT_SENT.has(problem) };
    } finally {
      clearTimeout(timer);
    }
  }

  async function fetchSigned(request: StoreRequest, signal: AbortSignal): Promise<Response> {
    const { method, key = '', query = {}, body, headers = {} } = request;
    const url = new URL(key === '' ? base : `${base}${encodeKey(settings.prefix + key)}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const { accessKeyId, secretAccessKey, sessionToken, region } = settings;
    const signer = new AwsV4Signer({
      ...{ method, url: url.href, region, accessKeyId, secretAccessKey, service: 's3' },
      ...(sessionToken !== '' && { sessionToken }),
      // Signed with the digest, so that a body that arrives by halves is refused.
      headers: { ...headers, 'x-amz-content-sha256': await sha256Of(body, signal) },
    });
    const signed = await signer.sign();
    // After the signature, because proxies of stores change it. What is packed has no size.
    signed.headers.set('accept-encoding', 'identity');
    return fetch(signed.url, {
      method,
      headers: signed.headers,
      ...(body !== undefined && { body }),
      // A signature is for one host.
      redirect: 'manual',
      signal,
    });
  }

  return send;
}

/** A key as part of an address, encoded as it is signed (RFC 3986, section 2.3). */
function encodeKey(key: string): string {
  const encoded = key.split('/').map(encodeURIComponent).join('/');
  return encoded.replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

async function sha256Of(body: Blob | undefined, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of body?.stream() ?? []) {
    signal.throwIfAborted();
    hash.update(chunk);
  }
  return hash.digest('hex');
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code || (cause instanceof Error ? cause.message : String(cause));
}

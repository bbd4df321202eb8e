import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import {
  codeOf,
  readBytes,
  readConfirmation,
  readText,
  sizeOfObject,
  withIdleLimit,
} from './answers.ts';
import { type BucketSettings, bucketUrl } from './bucket-settings.ts';
import { type ListedPage, readListing } from './listing.ts';
import { ObjectStoreError } from './object-store-error.ts';

/** A bucket of an object store that speaks the protocol of Amazon S3. All functions throw ObjectStoreError. */
export interface Bucket {
  /** Stores an object, which takes the place of one with this key. It is there as a whole, or not at all. */
  put(key: string, body: Blob, options: PutOptions): Promise<void>;
  /** Null when there is no such object. */
  get(key: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer> | null>;
  /** The same piece by piece. */
  open(key: string): Promise<OpenObject | null>;
  has(key: string): Promise<boolean>;
  /** Removes an object, if it is there. */
  remove(key: string): Promise<void>;
  /** All objects in a folder, without those of its folders. */
  list(folder: string): AsyncIterable<ListedObject>;
  /** Asks once whether the bucket can be listed. */
  check(): Promise<void>;
  /** Asks whether it can be written to, by an object that is removed again. */
  checkWrites(): Promise<void>;
}

interface PutOptions {
  readonly contentType: string;
  /** How long one attempt may take, in ms. */
  readonly timeLimit?: number;
  readonly signal?: AbortSignal;
}

export interface OpenObject {
  /** In bytes; null when the store does not say. */
  readonly size: number | null;
  readonly content: ReadableStream<Uint8Array>;
}

export interface ListedObject {
  /** Without the prefix of all keys. */
  readonly key: string;
  readonly modifiedAt: Date;
}

/** How often a request is sent at most. */
const MAX_ATTEMPTS = 3;

/** How long one attempt may take with all that it sends and receives, in ms. */
const TIME_LIMIT = 5_000;

/** How long a check may take, in ms: somebody waits for it. */
const CHECK_LIMIT = 2_000;

/** How long to wait before the second attempt, in ms: twice as long before each further one. */
const FIRST_WAIT = 200;

/** How large a list may be, in bytes: a thousand objects with keys of 1,024 bytes, each of which takes three. */
const MAX_LIST = 8_388_608;

/** How large any other answer may be that is no object, in bytes. */
const MAX_ANSWER = 65_536;

/** How large an object may be that is read into memory, in bytes. */
const MAX_OBJECT = 134_217_728;

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

interface BucketOptions {
  /** How long one attempt may take, unless told otherwise, in ms. */
  readonly timeLimit?: number;
  /** How long to wait before the second attempt, in ms. */
  readonly firstWait?: number;
}

export function openBucket(
  settings: BucketSettings,
  { timeLimit: usualLimit = TIME_LIMIT, firstWait = FIRST_WAIT }: BucketOptions = {},
): Bucket {
  const base = bucketUrl(settings);

  /** @param read makes a result of a response with status 2xx, or of the 404 of an object that is not there */
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

  return {
    put: (key, body, { contentType, timeLimit = usualLimit, signal }) =>
      send(
        { method: 'PUT', key, body, timeLimit, signal, headers: { 'content-type': contentType } },
        confirmed,
      ),
    get: (key, signal) =>
      send({ method: 'GET', key, signal }, async (response) => {
        if (!response.ok) return null;
        sizeOfObject(response);
        return readBytes(response, MAX_OBJECT);
      }),
    open: (key) =>
      send({ method: 'GET', key }, async (response, end) => {
        const { ok, body } = response;
        if (!ok || body === null) return null;
        const limit = usualLimit;
        return { size: sizeOfObject(response), content: withIdleLimit(body, { limit, end }) };
      }),
    has: (key) => send({ method: 'HEAD', key }, async ({ ok }) => ok),
    remove: (key) => send({ method: 'DELETE', key }, confirmed),
    async *list(folder) {
      const prefix = `${settings.prefix}${folder}`;
      const tokens = new Set<string>();
      let token: string | null = null;
      do {
        const query = {
          ...LISTING,
          prefix,
          ...(token !== null && { 'continuation-token': token }),
        };
        const page: ListedPage = await send({ method: 'GET', query }, async (response) =>
          readListing(await readText(response, MAX_LIST)),
        );
        for (const { key, modifiedAt } of page.objects) {
          if (key.startsWith(prefix)) yield { key: key.slice(settings.prefix.length), modifiedAt };
        }
        token = page.nextToken;
        if (token !== null && tokens.has(token)) {
          throw new ObjectStoreError(`GET ${settings.bucket}/${prefix}: the list has no end`);
        }
        if (token !== null) tokens.add(token);
      } while (token !== null);
    },
    check: () =>
      send(
        {
          method: 'GET',
          query: { ...LISTING, prefix: settings.prefix, 'max-keys': '1' },
          timeLimit: CHECK_LIMIT,
          maxAttempts: 1,
        },
        async (response) => void readListing(await readText(response, MAX_LIST)),
      ),
    async checkWrites() {
      const key = `.check-${randomUUID()}`;
      await send({ method: 'PUT', key, body: new Blob(['x']) }, confirmed);
      await send({ method: 'DELETE', key }, confirmed);
    },
  };
}

/** Keys may have characters that XML cannot have, so they come encoded. */
const LISTING = { 'list-type': '2', 'encoding-type': 'url', delimiter: '/' };

async function confirmed(response: Response): Promise<void> {
  if (response.ok) await readConfirmation(response, MAX_ANSWER);
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

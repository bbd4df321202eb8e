import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { type BucketSettings, bucketUrl } from './bucket-settings.ts';
import { type ListedPage, readListing } from './listing.ts';
import { ObjectStoreError } from './object-store-error.ts';

/** A bucket of an object store that speaks the protocol of Amazon S3. All functions throw ObjectStoreError. */
export interface Bucket {
  /** Stores an object, which takes the place of one with this key. It is there as a whole, or not at all. */
  put(key: string, body: Blob, options: PutOptions): Promise<void>;
  /** Null when there is no such object. */
  get(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
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
}

export interface OpenObject {
  /** In bytes. */
  readonly size: number;
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
  /** Whether the time limit ends with the headers of the response. */
  readonly isStreamed?: boolean;
}

/** What one attempt came to. */
type Attempt<Result> =
  | { readonly result: Result }
  | { readonly problem: string; readonly isAnswered: boolean };

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
    read: (response: Response) => Promise<Result>,
  ): Promise<Result> {
    const { method, key = '', maxAttempts = MAX_ATTEMPTS } = request;
    let isAnswered = true;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await tryOnce(request, read);
      if ('result' in outcome) return outcome.result;
      isAnswered &&= outcome.isAnswered;
      if (attempt === maxAttempts) {
        const place = `${settings.bucket}/${settings.prefix}${key}`;
        throw new ObjectStoreError(`${method} ${place}: ${outcome.problem}`, { isAnswered });
      }
      // Servers that failed together must not come back together.
      await sleep(firstWait * 2 ** (attempt - 1) * (0.5 + Math.random()));
    }
  }

  async function tryOnce<Result>(
    request: StoreRequest,
    read: (response: Response) => Promise<Result>,
  ): Promise<Attempt<Result>> {
    const { method, key = '', timeLimit = usualLimit, isStreamed = false } = request;
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), timeLimit);
    try {
      const response = await fetchSigned(request, ending.signal);
      if (isStreamed) clearTimeout(timer);
      if (response.ok) return { result: await read(response) };
      const { status } = response;
      const code = codeIn(await response.text());
      if (status === 404 && isAboutObject(code)) return { result: await read(response) };
      const problem = `${status}${code === null ? '' : ` ${code}`}`;
      if (PASSING.has(status)) return { problem, isAnswered: true };
      const place = `${settings.bucket}/${settings.prefix}${key}`;
      throw new ObjectStoreError(`${method} ${place}: ${problem}`);
    } catch (error) {
      if (error instanceof ObjectStoreError) throw error;
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
    const url = new URL(key === '' ? base : `${base}${settings.prefix}${key}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const { accessKeyId, secretAccessKey, sessionToken, region } = settings;
    const signer = new AwsV4Signer({
      ...{ method, url: url.href, region, accessKeyId, secretAccessKey, service: 's3' },
      ...(sessionToken !== '' && { sessionToken }),
      // Signed with the digest, so that a body that arrives by halves is refused.
      headers: { ...headers, 'x-amz-content-sha256': await sha256Of(body) },
    });
    const signed = await signer.sign();
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
    put: (key, body, { contentType, timeLimit = usualLimit }) =>
      send(
        { method: 'PUT', key, body, timeLimit, headers: { 'content-type': contentType } },
        ended,
      ),
    get: (key) =>
      send({ method: 'GET', key }, async (response) =>
        response.ok ? new Uint8Array(await response.arrayBuffer()) : null,
      ),
    open: (key) =>
      send({ method: 'GET', key, isStreamed: true }, async ({ ok, headers, body }) =>
        ok && body !== null ? { size: Number(headers.get('content-length')), content: body } : null,
      ),
    has: (key) => send({ method: 'HEAD', key }, async ({ ok }) => ok),
    remove: (key) => send({ method: 'DELETE', key }, ended),
    async *list(folder) {
      const prefix = `${settings.prefix}${folder}`;
      let token: string | null = null;
      do {
        const query = {
          ...LISTING,
          prefix,
          ...(token !== null && { 'continuation-token': token }),
        };
        const page: ListedPage = await send({ method: 'GET', query }, async (response) =>
          readListing(await response.text()),
        );
        for (const { key, modifiedAt } of page.objects) {
          if (key.startsWith(prefix)) yield { key: key.slice(settings.prefix.length), modifiedAt };
        }
        token = page.nextToken;
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
        async (response) => void readListing(await response.text()),
      ),
    async checkWrites() {
      const key = `.check-${randomUUID()}`;
      await send({ method: 'PUT', key, body: new Blob(['x']) }, ended);
      await send({ method: 'DELETE', key }, ended);
    },
  };
}

/** Keys may have characters that XML cannot have, so they come encoded. */
const LISTING = { 'list-type': '2', 'encoding-type': 'url', delimiter: '/' };

async function ended(response: Response): Promise<void> {
  await response.body?.cancel();
}

async function sha256Of(body: Blob | undefined): Promise<string> {
  const hash = createHash('sha256');
  if (body !== undefined) for await (const chunk of body.stream()) hash.update(chunk);
  return hash.digest('hex');
}

/** The code of an error in its XML. The rest may have keys and signatures, and is not read. */
function codeIn(body: string): string | null {
  return /<Code>([A-Za-z0-9.]{1,60})<\/Code>/.exec(body)?.[1] ?? null;
}

/** The answer to HEAD has no body, and so no code. */
function isAboutObject(code: string | null): boolean {
  return code === null || code === 'NoSuchKey';
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code || (cause instanceof Error ? cause.message : String(cause));
}

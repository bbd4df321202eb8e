import { randomUUID } from 'node:crypto';
import { readBytes, readConfirmation, readText, sizeOfObject, withIdleLimit } from './answers.ts';
import type { BucketSettings } from './bucket-settings.ts';
import { type ListedPage, readListing } from './listing.ts';
import { ObjectStoreError } from './object-store-error.ts';
import { MAX_ANSWER, type SendOptions, storeSender, TIME_LIMIT } from './store-sender.ts';

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
  remove(key: string, signal?: AbortSignal): Promise<void>;
  /** All objects in a folder, without those of its folders. */
  list(folder: string, signal?: AbortSignal): AsyncIterable<ListedObject>;
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

/** How long a check may take, in ms: a probe waits for it. */
const CHECK_LIMIT = 2_000;

/** How large a list may be, in bytes: a thousand objects with keys of 1,024 bytes, each of which takes three. */
const MAX_LIST = 8_388_608;

/** How large an object may be that is read into memory, in bytes. */
const MAX_OBJECT = 134_217_728;

export function openBucket(settings: BucketSettings, options: SendOptions = {}): Bucket {
  const { timeLimit: usualLimit = TIME_LIMIT } = options;
  const send = storeSender(settings, options);

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
    remove: (key, signal) => send({ method: 'DELETE', key, signal }, confirmed),
    async *list(folder, signal) {
      const prefix = `${settings.prefix}${folder}`;
      const tokens = new Set<string>();
      let token: string | null = null;
      do {
        const query = {
          ...LISTING,
          prefix,
          ...(token !== null && { 'continuation-token': token }),
        };
        const page: ListedPage = await send({ method: 'GET', query, signal }, async (response) =>
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

import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, onTestFinished, TestRunner } from 'vitest';

/** What an object store does instead of answering a request. */
export type Fault =
  /** Refuses it with a status and a code. */
  | { readonly status: number; readonly code: string }
  /** Waits so many ms first. */
  | { readonly waits: number }
  /** Ends the connection before it does anything. */
  | 'refuses'
  /** Does what it was asked for, and ends the connection without an answer. */
  | 'forgets'
  /** Answers with status 200 and something else. */
  | { readonly text: string; readonly type?: string }
  /** Ends the connection in the middle of its answer. */
  | 'cuts'
  /** The same, when nothing says how long the answer is: neither Content-Length nor chunks. */
  | 'cutsUnsized'
  /** The same, when the answer comes in chunks. */
  | 'cutsChunked'
  /** Sends an object in chunks, without Content-Length. */
  | 'chunks'
  /** Sends half of an object, and then nothing more. */
  | 'stalls'
  /** Sends bytes without end. */
  | { readonly floods: number };

interface StoredObject {
  readonly body: Buffer;
  readonly type: string;
  modifiedAt: Date;
}

/** An object store in this process, with one bucket. */
export interface ObjectStore {
  /** What a server has in its environment that uses it. */
  readonly environment: Readonly<Record<string, string>>;
  /** By their whole key. */
  readonly objects: Map<string, StoredObject>;
  /** All requests, as `PUT key`. */
  readonly requests: string[];
  /** What happens to the next requests, one each. */
  readonly faults: Fault[];
  /** What happens to all requests, while there is something. */
  always: Fault | null;
  /** How far its clock is ahead, in ms. */
  clockAhead: number;
}

const KEY = 'AKIDEXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const REGION = 'test-1';
const BUCKET = 'pictures';

/** How many objects a page of a list has. */
const PAGE = 3;

/** How far the clock of a client may be off, in ms. */
const MAX_SKEW = 900_000;

/**
 * Opens a small object store. It takes requests to its bucket that are signed by Signature Version 4 of AWS, and
 * checks the digest of what it stores.
 */
export async function openObjectStore(prefix = ''): Promise<ObjectStore> {
  const objects = new Map<string, StoredObject>();
  const faults: Fault[] = [];
  const requests: string[] = [];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: target = '' } = request;
    const url = new URL(target, 'http://store');
    const key = decodeURIComponent(url.pathname).replace(`/${BUCKET}/`, '');
    requests.push(`${method} ${key || `?prefix=${url.searchParams.get('prefix')}`}`);
    const fault = store.always ?? faults.shift();
    if (fault === 'refuses') return void request.socket.destroy();
    if (fault !== undefined && typeof fault === 'object') {
      if ('status' in fault) return sendError(response, fault.status, fault.code);
      if ('floods' in fault) return flood(response, fault.floods);
      if ('text' in fault) {
        const type = fault.type ?? 'application/xml';
        return void response.writeHead(200, { 'content-type': type }).end(fault.text);
      }
      await sleep(fault.waits, undefined, { ref: false });
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const problem = problemOf(request, body, Date.now() + store.clockAhead);
    if (problem !== null) return sendError(response, ...problem);
    if (!url.pathname.startsWith(`/${BUCKET}/`)) return sendError(response, 404, 'NoSuchBucket');
    if (fault === 'forgets') response.end = () => request.socket.destroy() as never;
    if (key === '') return sendList(response, url.searchParams);
    const found = objects.get(key);
    switch (method) {
      case 'PUT': {
        const type = request.headers['content-type'] ?? '';
        objects.set(key, { body, type, modifiedAt: new Date() });
        return void response.end();
      }
      case 'DELETE':
        objects.delete(key);
        return void response.writeHead(204).end();
      case 'GET':
      case 'HEAD': {
        if (found === undefined) return sendError(response, 404, 'NoSuchKey', method);
        const { length } = found.body;
        const isSized = fault === undefined || typeof fault === 'object' || SIZED.has(fault);
        if (fault === 'cutsUnsized') response.removeHeader('transfer-encoding');
        response.writeHead(200, {
          'content-type': found.type,
          ...(isSized && { 'content-length': length }),
        });
        if (typeof fault !== 'string' || fault === 'chunks' || fault === 'forgets') {
          return void response.end(method === 'GET' ? found.body : undefined);
        }
        response.write(found.body.subarray(0, length / 2), () => {
          if (fault === 'cutsUnsized') response.end();
          else if (fault !== 'stalls') request.socket.destroy();
        });
        return;
      }
      default:
        return sendError(response, 405, 'MethodNotAllowed');
    }
  }

  function sendList(response: ServerResponse, query: URLSearchParams): void {
    const wanted = query.get('prefix') ?? '';
    const after = keyOf(query.get('continuation-token'));
    const size = Math.min(PAGE, Number(query.get('max-keys') ?? PAGE));
    const keys = [...objects.keys()]
      .toSorted()
      .filter((key) => key.startsWith(wanted) && !key.slice(wanted.length).includes('/'))
      .filter((key) => key > after);
    const page = keys.slice(0, size);
    const isCut = keys.length > page.length;
    const contents = page.map(
      (key) =>
        `<Contents><Key>${new URLSearchParams({ key }).toString().slice('key='.length)}</Key>` +
        `<LastModified>${objects.get(key)?.modifiedAt.toISOString()}</LastModified></Contents>`,
    );
    const token = `<NextContinuationToken>${tokenOf(page.at(-1))}</NextContinuationToken>`;
    response.end(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
        `<Name>${BUCKET}</Name><EncodingType>url</EncodingType><IsTruncated>${isCut}</IsTruncated>${isCut ? token : ''}` +
        `${contents.join('')}</ListBucketResult>`,
    );
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const whenDone = TestRunner.getCurrentTest() === undefined ? afterAll : onTestFinished;
  whenDone(() => {
    server.closeAllConnections();
    server.close();
  });
  const store: ObjectStore = {
    environment: {
      UPLOADS_S3_BUCKET: BUCKET,
      UPLOADS_S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      UPLOADS_S3_REGION: REGION,
      UPLOADS_S3_PREFIX: prefix,
      AWS_ACCESS_KEY_ID: KEY,
      AWS_SECRET_ACCESS_KEY: SECRET,
    },
    ...{ objects, requests, faults, always: null, clockAhead: 0 },
  };
  return store;
}

/** Faults with which the size of an object is sent. */
const SIZED = new Set<Fault>(['cuts', 'stalls', 'forgets']);

/** Until the client has enough, or `size` bytes are sent. */
function flood(response: ServerResponse, size: number): void {
  response.writeHead(200, { 'content-type': 'application/xml' });
  const chunk = Buffer.alloc(65_536, 32);
  let sent = 0;
  const more = (): void => {
    if (response.destroyed) return;
    sent += chunk.length;
    if (sent > size) response.end();
    else response.write(chunk, more);
  };
  more();
}

/** With characters that have a meaning in addresses. */
function tokenOf(key = ''): string {
  return `+/=${Buffer.from(key).toString('base64')}`;
}

function keyOf(token: string | null): string {
  return Buffer.from(token?.slice('+/='.length) ?? '', 'base64').toString();
}

function sendError(response: ServerResponse, status: number, code: string, method = 'GET'): void {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`;
  response.writeHead(status).end(method === 'HEAD' ? undefined : xml);
}

/** What is wrong with the signature of a request (AWS, "Create a signed AWS API request"); null when nothing is. */
function problemOf(request: IncomingMessage, body: Buffer, now: number): [number, string] | null {
  const { headers, method = '', url: target = '' } = request;
  const [, key, scope = '', names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\S+), SignedHeaders=(\S+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  if (key === undefined) return [403, 'AccessDenied'];
  if (key !== KEY) return [403, 'InvalidAccessKeyId'];
  const time = String(headers['x-amz-date']);
  const date = time.slice(0, 8);
  const at = Date.parse(time.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Math.abs(now - at) < MAX_SKEW)) return [403, 'RequestTimeTooSkewed'];
  if (scope !== `${date}/${REGION}/s3/aws4_request`) return [400, 'AuthorizationHeaderMalformed'];
  const digest = String(headers['x-amz-content-sha256']);
  if (sha256(body) !== digest) return [400, 'XAmzContentSHA256Mismatch'];
  const [path = '', query = ''] = target.split('?');
  const canonical = [
    method,
    path,
    query.split('&').toSorted().join('&'),
    ...names.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    names,
    digest,
  ].join('\n');
  const signingKey = [date, REGION, 's3', 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${SECRET}`,
  );
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const expected = createHmac('sha256', signingKey).update(toSign).digest('hex');
  return expected === signature ? null : [403, 'SignatureDoesNotMatch'];
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

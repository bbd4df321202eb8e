import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { useAgent } from 'request-filtering-agent';

export interface Sent {
  readonly status: number;
  /** What the header `Retry-After` says, in ms; null if there is none. */
  readonly retryAfter: number | null;
  readonly body: string;
}

export interface Request {
  readonly url: string;
  readonly userAgent: string;
  /** JSON that is posted. Without it the address is read. */
  readonly body?: string | undefined;
  readonly allowsPrivate: boolean;
}

/** How long an answer may take, in ms, and how long it may be, in bytes. */
const MAX_TIME = 130_000;
const MAX_BYTES = 256 * 1024 * 1024;

/** Sends a request once. The address is looked at when the connection is made; redirects are not followed. */
export function sendRequest({ url, userAgent, body, allowsPrivate }: Request): Promise<Sent> {
  const send = url.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sending = send(url, {
      method: body === undefined ? 'GET' : 'POST',
      agent: useAgent(url, {
        allowPrivateIPAddress: allowsPrivate,
        allowMetaIPAddress: allowsPrivate,
      }),
      signal: AbortSignal.timeout(MAX_TIME),
      headers: {
        accept: 'application/json',
        'user-agent': userAgent,
        ...(body !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        }),
      },
    });
    sending.once('error', reject);
    sending.once('response', (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length > MAX_BYTES) sending.destroy(new Error('the answer has more than 256 MB'));
      });
      response.once('error', reject);
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          retryAfter: retryAfterOf(response.headers['retry-after']),
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sending.end(body);
  });
}

/** Seconds or a date (RFC 9110, section 10.2.3). */
function retryAfterOf(header: string | undefined): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

import { openRequest } from '../../outbound/open-request.ts';

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

/** Sends a request once, and reads the response. */
export function sendRequest({ url, userAgent, body, allowsPrivate }: Request): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const sending = openRequest(url, {
      body,
      headers: { accept: 'application/json', 'user-agent': userAgent },
      allowsPrivate,
      signal: AbortSignal.timeout(MAX_TIME),
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

import type { MaybePromise } from '../lib/maybe-promise.ts';
import { acceptedEncoding, type Encoding } from './accepted-encoding.ts';
import { type Bytes, digestOf, pack } from './pack.ts';

/** What `Response` takes. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Bytes | null;
}

interface Encoded {
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Names the content: other content has another name. */
  readonly digest: string;
  /** The content coding that it is sent with. */
  readonly encoding: Encoding;
  readonly bytes: (encoding: Encoding) => MaybePromise<Bytes>;
}

/**
 * An answer with a validator for each coding (RFC 9110, section 8.8.3); 304 when the client has it already
 * (section 13.1.2).
 */
export async function encodedAnswer(request: Request, answer: Encoded): Promise<RawAnswer> {
  const { status = 200, digest, encoding, bytes } = answer;
  const etag = `"${digest}-${encoding}"`;
  const headers = { ...answer.headers, etag, vary: 'Accept-Encoding' };
  if (status === 200 && request.headers.get('if-none-match')?.includes(etag)) {
    return { status: 304, headers, body: null };
  }
  const coding = encoding === 'identity' ? {} : { 'content-encoding': encoding };
  return { status, headers: { ...headers, ...coding }, body: await bytes(encoding) };
}

interface TextAnswer {
  readonly text: string;
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** For texts that are packed anew for every answer. */
const QUALITY = 4;

/** In bytes; a smaller text would hardly get smaller. */
const WORTH_PACKING = 1_000;

/** The same for a text that is made for one answer, packed as its client likes it. */
export function textAnswer(request: Request, { text, ...answer }: TextAnswer): Promise<RawAnswer> {
  const bytes = new TextEncoder().encode(text);
  return encodedAnswer(request, {
    ...answer,
    digest: digestOf(bytes),
    encoding: bytes.length < WORTH_PACKING ? 'identity' : acceptedEncoding(request.headers),
    bytes: (encoding) => pack(bytes, encoding, QUALITY),
  });
}
